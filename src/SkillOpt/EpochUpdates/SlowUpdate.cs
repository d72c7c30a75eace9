using SkillOpt.Models;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.EpochUpdates;

/// <summary>The slow update of one epoch, from proposal to verdict.</summary>
internal sealed record SlowUpdate(int Epoch, string Action, string Reason)
{
    public IReadOnlyList<ComparisonPair> Pairs { get; init; } = [];

    /// <summary>The optimizer's reply; null when it was not asked or could not be read.</summary>
    public SlowUpdateReply? Reply { get; init; }

    /// <summary>The current skill with the new guidance; null when there is nothing to judge.</summary>
    public Skill? Candidate { get; init; }

    public Judged? Judged { get; init; }

    public UsageTally Tally { get; init; } = new();

    public LineOrigin Origin(int step, double scoreBefore, double scoreAfter) =>
        new(
            "slow_update",
            step,
            Epoch,
            -1,
            Reply?.Reasoning ?? "",
            [.. Pairs.Select(pair => pair.ItemId)],
            scoreBefore,
            scoreAfter
        );

    public SlowUpdate Settle(string action, Judged judged) =>
        this with
        {
            Action = action,
            Reason = judged.Reason,
            Judged = judged,
        };
}
