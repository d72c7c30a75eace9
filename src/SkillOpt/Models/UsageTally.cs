namespace SkillOpt.Models;

/// <summary>Calls and tokens by stage. Thread-safe; read in the order of stage names.</summary>
internal sealed class UsageTally
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Usage> byStage = new(StringComparer.Ordinal);

    public void Add(string stage, Usage usage)
    {
        lock (gate)
        {
            byStage[stage] = byStage.GetValueOrDefault(stage) + usage;
        }
    }

    public IReadOnlyDictionary<string, Usage> Snapshot()
    {
        lock (gate)
        {
            return new SortedDictionary<string, Usage>(byStage, StringComparer.Ordinal);
        }
    }
}
