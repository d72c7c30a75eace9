using SkillOpt.Models;
using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>Adds up usage; the caller keeps threads apart.</summary>
internal sealed class UsageMeter
{
    private readonly Dictionary<(string Role, string Stage), StageUsage> stages = [];
    private SkillSeen? seen;

    public void Add(string role, string stage, Usage usage, long milliseconds)
    {
        var sum = stages.GetValueOrDefault((role, stage)) ?? new StageUsage(role, stage, 0, default, 0);
        stages[(role, stage)] = sum with
        {
            Entries = sum.Entries + 1,
            Usage = sum.Usage + usage,
            Milliseconds = sum.Milliseconds + milliseconds,
        };
    }

    public void Add(LedgerHeader header)
    {
        Add(header.Role, header.Stage, header.Usage, header.Milliseconds);
        AddJudge(header.JudgeUsage);
        AddUse(header.SkillUse);
    }

    public void Add(RolloutEntry entry)
    {
        Add(LedgerHeader.RolloutRole, LedgerHeader.RolloutStage, entry.Usage, entry.Milliseconds);
        AddJudge(entry.JudgeUsage);
        AddUse(entry.Result.SkillUse);
    }

    public UsageTotals Snapshot() =>
        new([
            .. stages.Values.OrderBy(s => s.Role, StringComparer.Ordinal).ThenBy(s => s.Stage, StringComparer.Ordinal),
        ])
        {
            SkillSeen = seen,
        };

    private void AddUse(SkillUse? use)
    {
        if (use is { } known)
        {
            seen = (seen ?? new SkillSeen(0, 0)).With(known);
        }
    }

    // Its time is in that of the rollout.
    private void AddJudge(Usage usage)
    {
        if (usage != default)
        {
            Add(ModelRole.Judge, ModelRole.JudgeStage, usage, milliseconds: 0);
        }
    }
}
