using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Statistics;
using SkillOpt.Tasks;

namespace SkillOpt.Releases;

/// <summary>From the attempts of a skill to its measure. Pure.</summary>
internal static class SkillMeter
{
    public static SkillMeasure Of(
        Skill skill,
        IReadOnlyList<ISplitItem> items,
        AttemptTable table,
        IReadOnlyList<PairedAttempt> attempts
    )
    {
        var mean = Mean(attempts);
        var spread = Variance(ItemMeans(table));
        var noise = NoiseOf(table);
        return new SkillMeasure
        {
            Skill = skill,
            Items = items.Count,
            Attempts = mean.Total,
            Scored = mean.Scored,
            Hard = mean.Scored == 0 ? null : mean.Hard,
            Soft = mean.Scored == 0 ? null : mean.Soft,
            StandardError = spread is null ? null : Math.Sqrt(spread.Value / ItemMeans(table).Count),
            Noise = noise.Items == 0 ? null : noise.OfTheMean / Math.Sqrt(table.Passes),
            SmallestGain = (noise.Items == 0 ? Unmeasured(table) : noise).SmallestGain(items.Count, table.Passes),
            TaskTypes = TaskTypes(items, attempts),
            Unscored = Unscored(items, attempts),
            SkillUse = attempts
                .Where(attempt => attempt.Result.SkillUse is not null)
                .GroupBy(attempt => attempt.Result.SkillUse!.Value)
                .OrderBy(use => use.Key)
                .ToDictionary(use => use.Key, use => use.Count()),
            TargetUsage = Sum(attempts, attempt => attempt.Usage),
            JudgeUsage = Sum(attempts, attempt => attempt.JudgeUsage),
        };
    }

    private static ScoreMean Mean(IReadOnlyList<PairedAttempt> attempts) =>
        ScoreMean.OfOutcomes(attempts.Select(attempt => attempt.Result.Outcome));

    private static List<double> ItemMeans(AttemptTable table) =>
        [
            .. Enumerable
                .Range(0, table.Items)
                .Select(position => Scores(table, position))
                .Where(scores => scores.Count > 0)
                .Select(scores => scores.Average()),
        ];

    private static List<double> Scores(AttemptTable table, int position) =>
        [.. table.At(position).Where(attempt => attempt.Score is not null).Select(attempt => attempt.Score!.Value)];

    private static double? Variance(List<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }

    /// <summary>How two attempts at one item differ, as the mean over each two of an item's attempts.</summary>
    private static NoiseEstimate NoiseOf(AttemptTable table)
    {
        var (items, flips, squares) = (0, 0, 0.0);
        for (var position = 0; position < table.Items; position++)
        {
            if (Scores(table, position) is { Count: > 1 } scores)
            {
                items++;
                flips += scores.Max() - scores.Min() > 1e-9 ? 1 : 0;
                squares += 2 * Variance(scores)!.Value;
            }
        }

        return new NoiseEstimate(items, flips, squares);
    }

    /// <summary>As if all that lies between the items were chance: it cannot be more.</summary>
    private static NoiseEstimate Unmeasured(AttemptTable table)
    {
        var means = ItemMeans(table);
        return new NoiseEstimate(means.Count, means.Count, 2 * (Variance(means) ?? 0) * means.Count);
    }

    private static IReadOnlyList<TaskTypeMeasure> TaskTypes(
        IReadOnlyList<ISplitItem> items,
        IReadOnlyList<PairedAttempt> attempts
    ) =>
        items.All(item => item.Item.TaskType.Length == 0)
            ? []
            :
            [
                .. attempts
                    .GroupBy(attempt => items[attempt.Position].Item.TaskType, StringComparer.Ordinal)
                    .OrderBy(type => type.Key, StringComparer.Ordinal)
                    .Select(type =>
                    {
                        var mean = Mean([.. type]);
                        return new TaskTypeMeasure(
                            type.Key,
                            type.Select(attempt => attempt.Position).Distinct().Count(),
                            mean.Total,
                            mean.Scored,
                            mean.Scored == 0 ? null : mean.Hard,
                            mean.Scored == 0 ? null : mean.Soft
                        );
                    }),
            ];

    private static IReadOnlyList<UnscoredAttempt> Unscored(
        IReadOnlyList<ISplitItem> items,
        IReadOnlyList<PairedAttempt> attempts
    ) =>
        [
            .. attempts
                .Where(attempt => attempt.Result.Outcome is Outcome.Unscored)
                .OrderBy(attempt => attempt.Position)
                .ThenBy(attempt => attempt.Replicate)
                .Select(attempt => new UnscoredAttempt(
                    items[attempt.Position].Item.Id,
                    attempt.Replicate + 1,
                    ((Outcome.Unscored)attempt.Result.Outcome).Reason
                )),
        ];

    private static Usage Sum(IReadOnlyList<PairedAttempt> attempts, Func<PairedAttempt, Usage> of) =>
        attempts.Aggregate(default(Usage), (sum, attempt) => sum + of(attempt));
}
