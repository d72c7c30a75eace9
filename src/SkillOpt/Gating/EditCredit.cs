using SkillOpt.Statistics;

namespace SkillOpt.Gating;

/// <summary>What one change has done to the score, as far as all measurements with and without it tell.</summary>
/// <param name="Change">The change, such as <c>step_0003/1</c> for the second edit of step 3.</param>
/// <param name="Attempts">Scored attempts under skills that have it, at items that were tried without it too.</param>
/// <param name="Effect">The mean of its effect on the score, -1 to 1.</param>
/// <param name="Deviation">The standard deviation of what is believed of the effect.</param>
internal sealed record EditCredit(string Change, int Attempts, double Effect, double Deviation)
{
    // Before anything is measured an effect is believed to lie around 0, within 10 points in two of three cases.
    private const double PriorDeviation = 0.1;

    // An attempt at an item that is right in half of all cases.
    private const double NoiseVariance = 0.25;

    public double ChanceToHelp => Normal.Cdf(Effect / Deviation);

    /// <summary>
    /// A Bayesian linear regression of the scores of all attempts on the changes that their skill had, each item with a
    /// level of its own. Changes that were always measured together share what they did; where one was measured without
    /// the others, they part.
    /// </summary>
    /// <param name="measured">Skills by the changes they have, with their attempts; no skill twice.</param>
    /// <returns>In the order in which the changes come first.</returns>
    public static IReadOnlyList<EditCredit> Of(IReadOnlyList<MeasuredChanges> measured)
    {
        string[] changes = [.. measured.SelectMany(skill => skill.Changes).Distinct(StringComparer.Ordinal)];
        if (changes.Length == 0)
        {
            return [];
        }

        var index = changes.Select((change, i) => (change, i)).ToDictionary(pair => pair.change, pair => pair.i);
        var has = measured.Select(skill => skill.Changes.Select(change => index[change]).ToHashSet()).ToList();
        var design = new NormalEquations(changes.Length, NoiseVariance / (PriorDeviation * PriorDeviation));
        var attempts = new int[changes.Length];
        for (var position = 0; position < measured[0].Attempts.Items; position++)
        {
            Row[] rows =
            [
                .. measured.Select((skill, i) => Row.At(skill.Attempts, position, has[i])).Where(row => row.Count > 0),
            ];
            if (rows.Length < 2)
            {
                continue;
            }

            design.AddGroup(rows);
            var all = rows.Sum(row => row.Count);
            var with = new int[changes.Length];
            foreach (var row in rows)
            {
                foreach (var change in row.Has)
                {
                    with[change] += row.Count;
                }
            }

            foreach (var change in Enumerable.Range(0, changes.Length))
            {
                attempts[change] += with[change] < all ? with[change] : 0;
            }
        }

        var (effects, variances) = design.Solve();
        return
        [
            .. changes.Select(
                (change, i) => new EditCredit(change, attempts[i], effects[i], Math.Sqrt(NoiseVariance * variances[i]))
            ),
        ];
    }

    /// <summary>A skill's scored attempts at one item.</summary>
    internal readonly record struct Row(IReadOnlySet<int> Has, int Count, double Sum)
    {
        public static Row At(AttemptTable attempts, int position, IReadOnlySet<int> has)
        {
            var scores = attempts.At(position).Select(attempt => attempt.Score).OfType<double>().ToList();
            return new Row(has, scores.Count, scores.Sum());
        }
    }
}

/// <summary>A measured skill.</summary>
/// <param name="Changes">What was done to the initial skill to get it.</param>
/// <param name="Attempts">Its attempts at the selection items.</param>
internal sealed record MeasuredChanges(IReadOnlyList<string> Changes, AttemptTable Attempts);
