using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>The ledger of a run that is there, and nothing else of it: what a run would write is let go.</summary>
internal sealed class RehearsalRunStore : IRunStore
{
    private RehearsalRunStore(ILedger ledger, TimeProvider time)
    {
        Ledger = ledger;
        Events = EventLog.InMemory(time);
    }

    public ILedger Ledger { get; }

    public EventLog Events { get; }

    /// <exception cref="SkillOptException">There is no run, it has other settings, or it is in use.</exception>
    public static RehearsalRunStore Open(string? root, RunFingerprint fingerprint, TimeProvider time)
    {
        if (root is null)
        {
            throw SkillOptException.BadUsage("An offline run needs a run directory: it runs from the ledger in it.");
        }

        var run = RunReader.Open(root);
        fingerprint.RequireSameAs(run.Fingerprint(), root);
        var ledger = Path.Join(root, RunFiles.Ledger);
        if (!File.Exists(ledger))
        {
            throw SkillOptException.BadUsage($"The run in '{root}' has no {RunFiles.Ledger}. Restore it from a copy.");
        }

        return new RehearsalRunStore(FileLedger.OpenForReading(ledger), time);
    }

    public void WriteText(string relativePath, string text) { }

    public string? ReadText(string relativePath) => null;

    public void Flush() { }

    public void Dispose()
    {
        Events.Dispose();
        Ledger.Dispose();
    }
}
