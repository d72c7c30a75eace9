using SkillOpt.Reflection;
using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>
/// Edits that passed their check and wait for the gate. What one edit does is hard to see through the noise of a small
/// split; several that have each prevented a failure are seen, and judged at the price of one.
/// </summary>
internal sealed class WaitingEdits
{
    /// <summary>As many as make a bundle.</summary>
    public const int Bundle = 3;

    private List<Proposal> waiting = [];

    public int Count => waiting.Count;

    /// <summary>
    /// Adds what passed and is not there yet, and forgets what has waited and does not fit the current skill any more. What
    /// is new and does not fit is for the update to report.
    /// </summary>
    public void Add(Skill current, IEnumerable<EditCheck> checks) =>
        waiting = [
            .. waiting
                .Where(edit => current.Apply([edit.Edit!]).Report[0].Applied)
                .Concat(checks.Where(check => check.Passes).Select(check => check.Edit))
                .DistinctBy(edit => (edit.Edit!.Op, edit.Edit.Target, edit.Edit.Content)),
        ];

    /// <summary>The longest waiting ones, as soon as they are a bundle, or whatever there is when nothing may wait.</summary>
    /// <param name="budget">The most; null for any number.</param>
    /// <param name="mayNotWait">Whether there is nothing that they could wait for.</param>
    public IReadOnlyList<Proposal> Take(int? budget, bool mayNotWait)
    {
        var most = budget ?? int.MaxValue;
        if (waiting.Count < Math.Min(Bundle, most) && !mayNotWait)
        {
            return [];
        }

        Proposal[] taken = [.. waiting.Take(most)];
        waiting.RemoveRange(0, taken.Length);
        return taken;
    }
}
