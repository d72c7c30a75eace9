using System.Text;
using System.Text.Unicode;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>Reads files that people write, strictly.</summary>
internal static class TextFile
{
    public const long DefaultMaxBytes = 64 << 20;

    /// <summary>The text without a byte order mark. A file that is missing, too large or not UTF-8 is bad data.</summary>
    public static string ReadUtf8(string path, long maxBytes = DefaultMaxBytes)
    {
        var bytes = ReadBytes(path, maxBytes).AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : throw SkillOptException.BadData(
                $"{path}, line {LineOfFirstError(bytes)}: not valid UTF-8. Save the file in the encoding UTF-8."
            );
    }

    private static byte[] ReadBytes(string path, long maxBytes)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var copy = new MemoryStream();
            var block = new byte[1 << 16];
            for (int read; (read = stream.Read(block)) > 0; copy.Write(block, 0, read))
            {
                if (copy.Length + read > maxBytes)
                {
                    throw SkillOptException.BadData(
                        $"'{path}' is larger than {maxBytes:N0} bytes, the most that is read. Make it smaller."
                    );
                }
            }

            return copy.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SkillOptException.BadData($"There is no file '{path}'. Check the path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw SkillOptException.BadData(
                Directory.Exists(path)
                    ? $"'{path}' is a directory; a file is needed here."
                    : $"'{path}' cannot be read: permission is denied. Check its owner and mode.",
                e
            );
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw SkillOptException.BadData($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static int LineOfFirstError(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return bytes[..at].Count((byte)'\n') + 1;
    }
}
