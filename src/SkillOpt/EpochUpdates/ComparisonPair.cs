using SkillOpt.Reflection;

namespace SkillOpt.EpochUpdates;

/// <summary>One item under the previous epoch's skill and under the current one; null where unscored.</summary>
internal sealed record ComparisonPair(
    string ItemId,
    string TaskType,
    AnalystTrajectory? Previous,
    AnalystTrajectory? Current
)
{
    public ComparisonCategory Category =>
        (Previous, Current) switch
        {
            (null, _) or (_, null) => ComparisonCategory.Unmeasured,
            ({ IsFailure: true }, { IsFailure: false }) => ComparisonCategory.Improved,
            ({ IsFailure: false }, { IsFailure: true }) => ComparisonCategory.Regressed,
            ({ IsFailure: true }, _) => ComparisonCategory.PersistentFail,
            _ => ComparisonCategory.StableSuccess,
        };
}
