using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>
/// The events of a run in order. A session that starts again first repeats the events in the log; they must be the same,
/// and only then are new ones added.
/// </summary>
internal sealed class EventLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Logged> logged;
    private readonly TimeProvider time;
    private readonly ILines lines;
    private int position;

    private EventLog(ILines lines, List<Logged> logged, TimeProvider time)
    {
        this.lines = lines;
        this.logged = logged;
        this.time = time;
    }

    /// <summary>How many events are in the log.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return logged.Count;
            }
        }
    }

    /// <summary>How many events this session has appended or repeated.</summary>
    public int Position
    {
        get
        {
            lock (gate)
            {
                return position;
            }
        }
    }

    public static EventLog InMemory(TimeProvider time) => new(new MemoryLines(), [], time);

    public static EventLog Open(string path, TimeProvider time, DiskReserve? reserve = null, WriteAt? write = null)
    {
        var logged = new List<Logged>();
        var lines = LineFile.Open(
            path,
            FileShare.Read,
            EventLine.Remedy,
            (offset, line, _) =>
            {
                var entry = EventLine.Parse(line);
                if (entry.Seq != logged.Count + 1)
                {
                    throw new FormatException($"event {entry.Seq} where event {logged.Count + 1} is expected");
                }

                logged.Add(new Logged(entry.Content(), offset, line.Length, entry.Time));
            },
            reserve,
            write
        );
        return new EventLog(lines, logged, time);
    }

    /// <summary>Adds an event, or compares it when the log already has one at this place.</summary>
    /// <param name="type">The name of the event.</param>
    /// <param name="payloadJson">JSON without a clock or anything else that depends on timing.</param>
    /// <returns>True when it was added.</returns>
    /// <exception cref="SkillOptException">The log has another event at this place.</exception>
    public bool Append(string type, string payloadJson)
    {
        using var document = JsonDocument.Parse(payloadJson);
        lock (gate)
        {
            var entry = new EventLine(position + 1, EventLine.Stamp(time), type, document.RootElement);
            var isNew = position == logged.Count;
            if (isNew)
            {
                Add(entry);
            }
            else
            {
                Compare(entry);
            }

            position++;
            return isNew;
        }
    }

    /// <summary>When the latest event of this session happened; when it was repeated, the first time.</summary>
    public DateTimeOffset LatestTime
    {
        get
        {
            lock (gate)
            {
                return EventLine.ReadStamp(logged[position - 1].Time);
            }
        }
    }

    public EventLog Rewound()
    {
        lock (gate)
        {
            return new EventLog(lines, [.. logged], time);
        }
    }

    public void Flush() => lines.Flush();

    public void Dispose() => lines.Dispose();

    private void Add(EventLine entry)
    {
        using var line = new PooledBuffer();
        entry.Write(line);
        line.Add((byte)'\n');
        var offset = lines.Append(line.Written);
        logged.Add(new Logged(entry.Content(), offset, line.Written.Length - 1, entry.Time));
    }

    private void Compare(EventLine now)
    {
        var there = logged[position];
        if (there.Content == now.Content())
        {
            return;
        }

        var buffer = new byte[there.Length];
        lines.Read(there.Offset, buffer);
        var then = EventLine.Parse(buffer);
        var difference =
            then.Type == now.Type
                ? JsonDifference.First(then.Payload, now.Payload)
                : $"logged as {then.Type}, now {now.Type}";
        throw SkillOptException.BadUsage(
            $"Replay differs at event {now.Seq} ({then.Type}): {difference}. The configuration, the data, a model or the "
                + "program changed under this run: undo the change, or train into another directory."
        );
    }

    private readonly record struct Logged(LedgerKey Content, long Offset, int Length, string Time);
}
