using Microsoft.Win32.SafeHandles;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

internal delegate void WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

/// <summary>
/// A file of lines. Every append is one write, and a write that fails is undone, so that the file always ends with a
/// whole line.
/// </summary>
internal sealed class LineFile : ILines
{
    private readonly SafeFileHandle file;
    private readonly string path;
    private readonly DiskReserve? reserve;
    private readonly WriteAt write;
    private long end;

    private LineFile(SafeFileHandle file, string path, DiskReserve? reserve, WriteAt write)
    {
        this.file = file;
        this.path = path;
        this.reserve = reserve;
        this.write = write;
    }

    /// <summary>Opens or creates the file, shows its lines to the visitor and cuts off a torn last one.</summary>
    public static LineFile Open(
        string path,
        FileShare share,
        string remedy,
        LineVisitor visit,
        DiskReserve? reserve = null,
        WriteAt? write = null
    )
    {
        var file = OpenHandle(path, share, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        try
        {
            var lines = new LineFile(file, path, reserve, write ?? RandomAccess.Write);
            var scan = LineScanner.Scan(file, path, remedy, visit);
            lines.end = scan.End;
            if (RandomAccess.GetLength(file) > scan.End)
            {
                RandomAccess.SetLength(file, scan.End);
            }

            if (scan.LacksLineFeed)
            {
                lines.Append("\n"u8);
            }

            return lines;
        }
        catch (Exception e)
        {
            file.Dispose();
            if (StorageError.IsFileError(e))
            {
                throw StorageError.Write(path, e);
            }

            throw;
        }
    }

    /// <summary>Opens a file that is there and shows its whole lines to the visitor; changes nothing.</summary>
    public static LineFile OpenForReading(string path, string remedy, LineVisitor visit)
    {
        var file = OpenHandle(path, FileShare.Read, FileMode.Open, FileAccess.Read);
        try
        {
            LineScanner.Scan(file, path, remedy, visit);
            return new LineFile(file, path, null, (_, _, _) => throw new NotSupportedException("opened for reading"));
        }
        catch (Exception e)
        {
            file.Dispose();
            if (StorageError.IsFileError(e))
            {
                throw StorageError.Read(path, e);
            }

            throw;
        }
    }

    public long Append(ReadOnlySpan<byte> line)
    {
        var offset = end;
        try
        {
            try
            {
                write(file, line, offset);
            }
            catch (Exception e) when (reserve is not null && StorageError.IsDiskFull(e))
            {
                reserve.Release();
                write(file, line, offset);
            }
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            CutBackTo(offset);
            throw StorageError.Write(path, e);
        }

        end = offset + line.Length;
        return offset;
    }

    public void Read(long offset, Span<byte> target)
    {
        try
        {
            for (var done = 0; done < target.Length; )
            {
                var read = RandomAccess.Read(file, target[done..], offset + done);
                done += read > 0 ? read : throw new EndOfStreamException("it became shorter while it was in use");
            }
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Read(path, e);
        }
    }

    /// <summary>The number, from 1, of the line that starts at the offset. Reads the file up to there.</summary>
    public int LineNumberAt(long offset)
    {
        var block = new byte[1 << 16];
        var number = 1;
        for (long at = 0; at < offset; at += block.Length)
        {
            var part = block.AsSpan(0, (int)Math.Min(block.Length, offset - at));
            Read(at, part);
            number += part.Count((byte)'\n');
        }

        return number;
    }

    public void Flush()
    {
        try
        {
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Write(path, e);
        }
    }

    public void Dispose() => file.Dispose();

    private static SafeFileHandle OpenHandle(string path, FileShare share, FileMode mode, FileAccess access)
    {
        try
        {
            return File.OpenHandle(path, mode, access, share);
        }
        catch (IOException e) when (StorageError.IsInUse(e))
        {
            throw SkillOptException.BadUsage(
                $"Another process is using this run ('{path}' is locked). Wait for it to end, or choose another directory.",
                e
            );
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw access == FileAccess.Read ? StorageError.Read(path, e) : StorageError.Write(path, e);
        }
    }

    private void CutBackTo(long length)
    {
        try
        {
            RandomAccess.SetLength(file, length);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            // What is left over is overwritten by the next append, or dropped as a torn line on the next opening.
        }
    }
}
