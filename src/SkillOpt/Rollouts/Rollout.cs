using SkillOpt.Models;
using SkillOpt.Reflection;
using SkillOpt.Tasks;

namespace SkillOpt.Rollouts;

/// <summary>A finished attempt at an item of one split.</summary>
internal sealed record Rollout<TItem>(TItem Item, RolloutResult Result, FeedbackLevel Feedback)
    where TItem : ISplitItem
{
    public Outcome Outcome => Result.Outcome;

    /// <summary>Another attempt at the item with the same skill that ended the other way; null for none.</summary>
    public RolloutResult? Contrast { get; init; }

    /// <summary>What the target used for it, whenever that was paid.</summary>
    public Usage Usage { get; init; }

    /// <summary>What the judge used for it.</summary>
    public Usage JudgeUsage { get; init; }

    /// <summary>What the optimizer sees; null for an attempt without a score.</summary>
    public AnalystTrajectory? ForAnalyst() =>
        AnalystTrajectory.From(Item.Item, Result, Feedback) is not { } shown ? null
        : Contrast is null ? shown
        : shown with { Contrast = AnalystTrajectory.From(Item.Item, Contrast, Feedback) };
}
