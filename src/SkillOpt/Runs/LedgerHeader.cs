using SkillOpt.Models;
using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>What opening a ledger needs to know of a line.</summary>
internal readonly record struct LedgerHeader(
    LedgerKey Key,
    bool IsRollout,
    string Role,
    string Stage,
    Usage Usage,
    long Milliseconds
)
{
    /// <summary>What the judge used of a rollout.</summary>
    public Usage JudgeUsage { get; init; }

    /// <summary>How the skill reached the target of a rollout in a workspace.</summary>
    public SkillUse? SkillUse { get; init; }

    public const string RolloutRole = ModelRole.Target;
    public const string RolloutStage = "rollout";
}
