using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>Takes a line without its line feed. <c>last</c>: nothing ended the line, so it may be torn.</summary>
internal delegate void LineVisitor(long offset, ReadOnlySpan<byte> line, bool last);

/// <summary>How much of a file is good, and whether the last good line still lacks its line feed.</summary>
internal readonly record struct ScanResult(long End, bool LacksLineFeed);

/// <summary>
/// Reads a file of JSON lines in large blocks. A torn last line is left out; a bad line anywhere else is an error.
/// </summary>
internal static class LineScanner
{
    private const int BlockSize = 1 << 20;
    private const int LongestLine = 1 << 30;

    public static ScanResult Scan(SafeFileHandle file, string path, string remedy, LineVisitor visit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            var number = 0;
            long start = 0;
            var filled = 0;
            while (true)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(filled), start + filled);
                if (read == 0)
                {
                    return Tail(start, buffer.AsSpan(0, filled), visit);
                }

                filled += read;
                var from = 0;
                for (
                    int length;
                    (length = buffer.AsSpan(from, filled - from).IndexOf((byte)'\n')) >= 0;
                    from += length + 1
                )
                {
                    number++;
                    Visit(start + from, buffer.AsSpan(from, length), number, path, remedy, visit);
                }

                buffer.AsSpan(from, filled - from).CopyTo(buffer);
                start += from;
                filled -= from;
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer, path);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static SkillOptException BadLine(string path, int number, string remedy, Exception e) =>
        SkillOptException.BadData($"{path}, line {number}: {Reason(e)}. {remedy}", e);

    private static string Reason(Exception e)
    {
        // The parser counts lines and bytes within the one line it was given, which would only mislead here.
        var position = e is JsonException ? e.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : -1;
        return (position < 0 ? e.Message : e.Message[..position]).TrimEnd('.');
    }

    private static void Visit(
        long offset,
        ReadOnlySpan<byte> line,
        int number,
        string path,
        string remedy,
        LineVisitor visit
    )
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        try
        {
            visit(offset, line, last: false);
        }
        catch (Exception e) when (LedgerReader.IsBadLine(e))
        {
            throw BadLine(path, number, remedy, e);
        }
    }

    private static ScanResult Tail(long offset, ReadOnlySpan<byte> line, LineVisitor visit)
    {
        if (line.IsEmpty)
        {
            return new ScanResult(offset, LacksLineFeed: false);
        }

        try
        {
            visit(offset, line, last: true);
            return new ScanResult(offset + line.Length, LacksLineFeed: true);
        }
        catch (Exception e) when (LedgerReader.IsBadLine(e))
        {
            return new ScanResult(offset, LacksLineFeed: false);
        }
    }

    private static byte[] Grow(byte[] buffer, string path)
    {
        if (buffer.Length >= LongestLine)
        {
            throw SkillOptException.BadData($"{path} has a line of more than {LongestLine:N0} bytes; it is damaged.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
