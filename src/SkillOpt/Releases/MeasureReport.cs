using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Releases;

/// <summary>Skills on the same items.</summary>
public sealed record MeasureReport
{
    /// <summary>Each skill, in the order given.</summary>
    public required IReadOnlyList<SkillMeasure> Skills { get; init; }

    /// <summary>Each two of them that differ in their text: the earlier one is before, the later one after.</summary>
    public required IReadOnlyList<MeasuredPair> Pairs { get; init; }
}

/// <summary>Two skills compared on the items that were scored under both.</summary>
/// <param name="Before">The one before, by its place in the report.</param>
/// <param name="After">The one after, by its place in the report.</param>
/// <param name="Result">The difference. Its interval holds for this pair alone.</param>
public sealed record MeasuredPair(int Before, int After, PairedResult Result);

/// <summary>A skill on some items. Means are over the scored attempts, 0 to 1.</summary>
public sealed record SkillMeasure
{
    /// <summary>The skill.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Items that were tried.</summary>
    public required int Items { get; init; }

    /// <summary>Attempts at them.</summary>
    public required int Attempts { get; init; }

    /// <summary>Attempts with a score.</summary>
    public required int Scored { get; init; }

    /// <summary>The mean hard score; null when nothing was scored.</summary>
    public required double? Hard { get; init; }

    /// <summary>The mean soft score; null when nothing was scored.</summary>
    public required double? Soft { get; init; }

    /// <summary>The standard error of the mean of what gates compare (by default the hard score), for items like these.</summary>
    /// <value>Null with fewer than two scored items.</value>
    public required double? StandardError { get; init; }

    /// <summary>The part of it that is chance: the same items again would spread so much. Null without a second replicate.</summary>
    public required double? Noise { get; init; }

    /// <summary>
    /// The smallest gain that a second skill on the same items shows in 4 of 5 cases, at a one-sided level of 5 %; at
    /// least one item. From the measured noise; without it from the spread over the items, which is never less.
    /// </summary>
    public required double SmallestGain { get; init; }

    /// <summary>The share of attempts with a score, 0 to 1.</summary>
    public double Coverage => Attempts == 0 ? 0 : (double)Scored / Attempts;

    /// <summary>By task type, in ordinal order; empty when the items have none.</summary>
    public IReadOnlyList<TaskTypeMeasure> TaskTypes { get; init; } = [];

    /// <summary>The attempts without a score, in item order.</summary>
    public IReadOnlyList<UnscoredAttempt> Unscored { get; init; } = [];

    /// <summary>The attempts by how the target saw the skill; empty where it had it in its prompt.</summary>
    public IReadOnlyDictionary<SkillUse, int> SkillUse { get; init; } = new Dictionary<SkillUse, int>();

    /// <summary>What the target used for all attempts, whenever they were paid.</summary>
    public Usage TargetUsage { get; init; }

    /// <summary>What the judge used.</summary>
    public Usage JudgeUsage { get; init; }
}

/// <summary>The items of one task type under a skill.</summary>
/// <param name="TaskType">The type; empty for items that have none among others that have one.</param>
/// <param name="Items">How many items.</param>
/// <param name="Attempts">Attempts at them.</param>
/// <param name="Scored">Attempts with a score.</param>
/// <param name="Hard">The mean hard score; null when nothing was scored.</param>
/// <param name="Soft">The mean soft score; null when nothing was scored.</param>
public sealed record TaskTypeMeasure(string TaskType, int Items, int Attempts, int Scored, double? Hard, double? Soft);

/// <summary>An attempt that ended without a score.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Replicate">Which attempt at it, from 1.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record UnscoredAttempt(string ItemId, int Replicate, string Reason);
