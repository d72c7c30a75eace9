using SkillOpt.Models;

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
    public const string RolloutRole = "target";
    public const string RolloutStage = "rollout";
}
