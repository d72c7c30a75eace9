using System.Collections.Concurrent;

namespace SkillOpt.Runs;

/// <summary>The record of a run that leaves no files.</summary>
internal sealed class MemoryRunStore : IRunStore
{
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, string> files;

    public MemoryRunStore(TimeProvider time)
        : this(time, new MemoryLedger(), EventLog.InMemory(time), new(StringComparer.Ordinal)) { }

    private MemoryRunStore(
        TimeProvider time,
        ILedger ledger,
        EventLog events,
        ConcurrentDictionary<string, string> files
    )
    {
        this.time = time;
        this.files = files;
        Ledger = ledger;
        Events = events;
    }

    public ILedger Ledger { get; }

    public EventLog Events { get; }

    public IReadOnlyDictionary<string, string> Files => files;

    /// <summary>The same record as a later session finds it: its events are compared again from the first.</summary>
    public MemoryRunStore Reopen() => new(time, Ledger, Events.Rewound(), files);

    public void WriteText(string relativePath, string text)
    {
        RunPath.Split(relativePath);
        files[relativePath] = text;
    }

    public string? ReadText(string relativePath)
    {
        RunPath.Split(relativePath);
        return files.GetValueOrDefault(relativePath);
    }

    public void Flush() { }

    public void Dispose() { }
}
