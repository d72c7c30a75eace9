using SkillOpt.Gating;
using SkillOpt.Statistics;

namespace SkillOpt.Releases;

/// <summary>Two skills on the same items: the mean of each item's scored attempts.</summary>
/// <param name="Items">The items with a score under both.</param>
/// <param name="Of">All items.</param>
internal sealed record PairedScores(IReadOnlyList<(double Before, double After)> Items, int Of)
{
    /// <summary>What chance did to the first skill, from its first two scored attempts at each item.</summary>
    public NoiseEstimate Noise { get; private init; }

    public static PairedScores From(AttemptTable before, AttemptTable after) =>
        new(
            [
                .. Enumerable
                    .Range(0, before.Items)
                    .Select(position => (Before: Mean(before, position), After: Mean(after, position)))
                    .Where(item => item is { Before: not null, After: not null })
                    .Select(item => (item.Before!.Value, item.After!.Value)),
            ],
            before.Items
        )
        {
            Noise = NoiseEstimate.Of(
                Enumerable
                    .Range(0, before.Items)
                    .Select(position =>
                        before.At(position).Select(attempt => attempt.Score).OfType<double>().Take(2).ToList()
                    )
                    .Where(scores => scores.Count == 2)
                    .Select(scores => (scores[0], scores[1]))
            ),
        };

    public bool IsCovered(double minCoverage) => Items.Count > 0 && Items.Count >= minCoverage * Of;

    public double Before => Items.Count == 0 ? 0 : Items.Average(item => item.Before);

    public double After => Items.Count == 0 ? 0 : Items.Average(item => item.After);

    public PairedDifference Difference(double confidence = 0.95) =>
        PairedDifference.Of([.. Items.Select(item => item.After - item.Before)], confidence);

    private static double? Mean(AttemptTable table, int position) =>
        table.At(position).Where(attempt => attempt.Score is not null).Average(attempt => attempt.Score);
}
