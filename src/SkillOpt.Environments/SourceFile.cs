using System.Text;
using System.Text.Unicode;
using SkillOpt.Errors;

namespace SkillOpt.Environments;

/// <summary>A data file that was read whole and is known to be UTF-8 with something in it.</summary>
internal sealed class SourceFile
{
    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".csv"];

    private SourceFile(string path, ReadOnlyMemory<byte> bytes)
    {
        Path = path;
        Bytes = bytes;
    }

    public string Path { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public ItemFormat Format =>
        System.IO.Path.GetExtension(Path).ToUpperInvariant() switch
        {
            ".CSV" => ItemFormat.Csv,
            ".JSONL" or ".NDJSON" => ItemFormat.JsonLines,
            ".JSON" => ItemFormat.Json,
            _ when Bytes.Span.TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..] => ItemFormat.Json,
            _ => throw SkillOptException.BadData(
                $"{Path} is neither JSON nor named like a data file. Give it one of the endings {string.Join(", ", Extensions)}."
            ),
        };

    public static SourceFile Open(string path)
    {
        var file = Directory.Exists(path) ? OnlyFileIn(path) : path;
        var bytes = ReadBytes(file);
        RefuseOtherEncodings(file, bytes);
        var content = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        return content.Span.Trim(" \t\r\n"u8).IsEmpty
            ? throw SkillOptException.BadData($"{file} is empty. It should hold items as JSON, JSON lines or CSV.")
            : new SourceFile(file, content);
    }

    public static bool IsDataFile(string path) =>
        Extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The error that says where in this file something is wrong.</summary>
    public SkillOptException Broken(int? line, string what, Exception? inner = null) =>
        SkillOptException.BadData(line is null ? $"{Path}: {what}" : $"{Path}, line {line}: {what}", inner);

    private static string OnlyFileIn(string folder)
    {
        var files = Guarded(folder, () => Directory.GetFiles(folder))
            .Where(IsDataFile)
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count == 1
            ? files[0]
            : throw SkillOptException.BadData(
                files.Count == 0
                    ? $"The folder {folder} holds no data file ({string.Join(", ", Extensions)}). Name the file itself."
                    : $"The folder {folder} holds {files.Count} data files "
                        + $"({string.Join(", ", files.Select(System.IO.Path.GetFileName))}). Name the one to read."
            );
    }

    private static byte[] ReadBytes(string file) =>
        File.Exists(file)
            ? Guarded(file, () => File.ReadAllBytes(file))
            : throw SkillOptException.BadData($"There is no file {file}. Check the path.");

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.BadData($"{path} cannot be read: {error.Message}", error);
        }
    }

    private static void RefuseOtherEncodings(string file, byte[] bytes)
    {
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            throw SkillOptException.BadData($"{file} is UTF-16. Save it as UTF-8.");
        }

        if (Utf8.IsValid(bytes))
        {
            return;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(offset), out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        var line = 1 + bytes.AsSpan(0, offset).Count((byte)'\n');
        throw SkillOptException.BadData(
            $"{file}, line {line}: byte {offset} (0x{bytes[offset]:x2}) is not valid UTF-8. Save the file as UTF-8."
        );
    }
}
