using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace SkillOpt.Runs;

/// <summary>A ledger in a file that one process uses at a time. Only an index is kept in memory.</summary>
internal sealed class FileLedger : ILedger
{
    private const string Remedy =
        "Restore the file from a copy, or delete this line: its effect is then paid for once more.";

    private readonly Lock gate = new();
    private readonly Dictionary<LedgerKey, Slot> index = [];
    private readonly UsageMeter meter = new();
    private readonly string path;
    private readonly DiskReserve? reserve;
    private readonly LineFile lines;

    private FileLedger(string path, DiskReserve reserve, WriteAt? write)
    {
        this.path = path;
        this.reserve = reserve;
        lines = LineFile.Open(path, FileShare.None, Remedy, Index, reserve, write);
    }

    private FileLedger(string path)
    {
        this.path = path;
        lines = LineFile.OpenForReading(path, Remedy, Index);
    }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return index.Count;
            }
        }
    }

    public bool SpaceLow => reserve?.Spent is true;

    public UsageTotals Totals
    {
        get
        {
            lock (gate)
            {
                return meter.Snapshot();
            }
        }
    }

    public static FileLedger Open(string path, DiskReserve? reserve = null, WriteAt? write = null)
    {
        reserve ??= new DiskReserve(Path.ChangeExtension(path, ".reserve"));
        var ledger = new FileLedger(path, reserve, write);
        try
        {
            reserve.Fill();
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>A ledger that is there, to read only; nothing may be appended. A torn last line is left out.</summary>
    public static FileLedger OpenForReading(string path) => new(path);

    /// <summary>What a ledger adds up to; null when there is none, or while a run is writing it.</summary>
    public static UsageTotals? ReadTotals(string path)
    {
        var meter = new UsageMeter();
        var seen = new HashSet<LedgerKey>();
        try
        {
            using var file = File.OpenHandle(path);
            LineScanner.Scan(
                file,
                path,
                Remedy,
                (_, line, last) =>
                {
                    var header = ReadHeader(line, last);
                    if (seen.Add(header.Key))
                    {
                        meter.Add(header);
                    }
                }
            );
            return meter.Snapshot();
        }
        catch (Exception e) when (e is FileNotFoundException || StorageError.IsInUse(e))
        {
            return null;
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Read(path, e);
        }
    }

    public bool TryGetRollout(LedgerKey key, bool withTrajectory, [NotNullWhen(true)] out RolloutEntry? entry)
    {
        entry = TryFind(key, isRollout: true, out var slot)
            ? Read(slot, withTrajectory, static (line, full) => RolloutReader.Read(line, full))
            : null;
        return entry is not null;
    }

    public bool TryGetCall(LedgerKey key, [NotNullWhen(true)] out CallEntry? entry)
    {
        entry = TryFind(key, isRollout: false, out var slot)
            ? Read(slot, true, static (line, _) => LedgerReader.ReadCall(line))
            : null;
        return entry is not null;
    }

    public void Append(RolloutEntry entry)
    {
        using var line = new PooledBuffer();
        LedgerWriter.Write(line, entry);
        var header = new LedgerHeader(
            entry.Key,
            IsRollout: true,
            LedgerHeader.RolloutRole,
            LedgerHeader.RolloutStage,
            entry.Usage,
            entry.Milliseconds
        )
        {
            JudgeUsage = entry.JudgeUsage,
            SkillUse = entry.Result.SkillUse,
        };
        Append(header, line);
    }

    public void Append(CallEntry entry)
    {
        using var line = new PooledBuffer();
        LedgerWriter.Write(line, entry);
        Append(
            new LedgerHeader(entry.Key, IsRollout: false, entry.Role, entry.Stage, entry.Usage, entry.Milliseconds),
            line
        );
    }

    public void Flush() => lines.Flush();

    public void Dispose()
    {
        reserve?.Remove();
        lines.Dispose();
    }

    private void Index(long offset, ReadOnlySpan<byte> line, bool last)
    {
        var header = ReadHeader(line, last);
        Add(header, new Slot(offset, line.Length, header.IsRollout));
    }

    private static LedgerHeader ReadHeader(ReadOnlySpan<byte> line, bool last)
    {
        var header = LedgerReader.ReadHeader(line);
        if (!last)
        {
            return line.TrimEnd(" \t\r"u8) is [.., (byte)'}']
                ? header
                : throw new FormatException("the line breaks off");
        }

        // It may be torn anywhere, so it counts only if all of it can be read.
        if (header.IsRollout)
        {
            RolloutReader.Read(line, withTrajectory: true);
        }
        else
        {
            LedgerReader.ReadCall(line);
        }

        return header;
    }

    private void Append(LedgerHeader header, PooledBuffer line)
    {
        line.Add((byte)'\n');
        lock (gate)
        {
            if (!index.ContainsKey(header.Key))
            {
                var offset = lines.Append(line.Written);
                Add(header, new Slot(offset, line.Written.Length - 1, header.IsRollout));
            }
        }
    }

    private void Add(LedgerHeader header, Slot slot)
    {
        if (index.TryAdd(header.Key, slot))
        {
            meter.Add(header);
        }
    }

    private bool TryFind(LedgerKey key, bool isRollout, out Slot slot)
    {
        lock (gate)
        {
            return index.TryGetValue(key, out slot) && slot.IsRollout == isRollout;
        }
    }

    private T Read<T>(Slot slot, bool full, Func<ReadOnlySpan<byte>, bool, T> parse)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(slot.Length);
        try
        {
            var line = buffer.AsSpan(0, slot.Length);
            lines.Read(slot.Offset, line);
            return parse(line, full);
        }
        catch (Exception e) when (LedgerReader.IsBadLine(e))
        {
            throw LineScanner.BadLine(path, lines.LineNumberAt(slot.Offset), Remedy, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private readonly record struct Slot(long Offset, int Length, bool IsRollout);
}
