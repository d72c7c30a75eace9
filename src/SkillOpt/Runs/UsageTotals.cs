using SkillOpt.Models;

namespace SkillOpt.Runs;

/// <summary>What one stage of one role has used; milliseconds are summed over entries that may have run side by side.</summary>
internal sealed record StageUsage(string Role, string Stage, int Entries, Usage Usage, long Milliseconds);

/// <summary>Usage by role and stage, in ordinal order.</summary>
internal sealed record UsageTotals(IReadOnlyList<StageUsage> Stages)
{
    /// <summary>Null when no attempt was made in a workspace.</summary>
    public SkillSeen? SkillSeen { get; init; }

    public Usage Total => Sum(_ => true);

    public IEnumerable<string> Roles => Stages.Select(s => s.Role).Distinct();

    public Usage Of(string role) => Sum(s => s.Role == role);

    public Usage Of(string role, string stage) => Sum(s => s.Role == role && s.Stage == stage);

    private Usage Sum(Func<StageUsage, bool> counts) =>
        Stages.Where(counts).Aggregate(default(Usage), (sum, s) => sum + s.Usage);
}
