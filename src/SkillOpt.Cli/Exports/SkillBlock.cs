using System.Text;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Exports;

/// <summary>
/// A skill between two marks in a file of other texts. Works on bytes: whatever encoding and line ends the rest has, it
/// stays as it is.
/// </summary>
internal static class SkillBlock
{
    // One character for each byte, so that any bytes come back as they were.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>The block of a name with its marks; null when the file has none.</summary>
    /// <exception cref="SkillOptException">Kind Data: a mark is missing or there twice.</exception>
    public static byte[]? Find(byte[]? file, string name, string path) =>
        file is not null && Place(Bytes.GetString(file), name, path) is var (start, end) ? file[start..end] : null;

    /// <summary>A block for the file, with the line ends that the file has.</summary>
    /// <exception cref="SkillOptException">Kind Data: the text holds a mark itself.</exception>
    public static byte[] Create(byte[]? file, string name, string text)
    {
        if (text.Contains(Start(name), StringComparison.Ordinal) || text.Contains(End(name), StringComparison.Ordinal))
        {
            throw SkillOptException.BadData(
                $"The skill holds the mark '{Start(name)}' or its end, so its end in the file could not be found. Choose another --name."
            );
        }

        var newLine = NewLine(file);
        var lines = text.ReplaceLineEndings("\n").Trim('\n').Replace("\n", newLine, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($"{Start(name)}{newLine}{lines}{newLine}{End(name)}");
    }

    /// <summary>The file with the block in the place of the one that it has, or at its end.</summary>
    /// <returns>The file, and what was put between the block and what was there; null when it took another's place.</returns>
    public static (byte[] File, string? Separator) Put(byte[]? file, string name, byte[] block, string path)
    {
        var text = Bytes.GetString(file ?? []);
        if (Place(text, name, path) is var (start, end))
            return ([.. file![..start], .. block, .. file[end..]], null);
        var newLine = NewLine(file);
        var separator =
            text.Length == 0 || text.EndsWith(newLine + newLine, StringComparison.Ordinal) ? ""
            : text.EndsWith('\n') ? newLine
            : newLine + newLine;
        return ([.. file ?? [], .. Bytes.GetBytes(separator), .. block, .. Bytes.GetBytes(newLine)], separator);
    }

    /// <summary>The file without the block, and without what was put around it.</summary>
    public static byte[] Without(byte[] file, string name, string separator, string path)
    {
        var text = Bytes.GetString(file);
        if (Place(text, name, path) is not var (start, end))
            return file;
        start -= text[..start].EndsWith(separator, StringComparison.Ordinal) ? separator.Length : 0;
        foreach (var newLine in (string[])["\r\n", "\n"])
        {
            if (text[end..].StartsWith(newLine, StringComparison.Ordinal))
            {
                end += newLine.Length;
                break;
            }
        }

        return [.. file[..start], .. file[end..]];
    }

    /// <summary>Whether the file holds blocks and nothing else, so that an export has made it.</summary>
    public static bool IsOnlyBlocks(byte[] file)
    {
        var text = Bytes.GetString(file);
        var position = 0;
        while (text[position..].TrimStart('\r', '\n') is { Length: > 0 } rest)
        {
            position = text.Length - rest.Length;
            var name = rest.StartsWith(StartMark, StringComparison.Ordinal)
                ? rest[StartMark.Length..].Split(' ')[0]
                : null;
            if (name is null || rest.IndexOf(End(name), StringComparison.Ordinal) is not (>= 0 and var end))
                return false;
            position += end + End(name).Length;
        }

        return position > 0;
    }

    private const string StartMark = "<!-- skillopt-start ";

    private static string Start(string name) => $"{StartMark}{name} -->";

    private static string End(string name) => $"<!-- skillopt-end {name} -->";

    private static string NewLine(byte[]? file) =>
        Bytes.GetString(file ?? []).Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static (int Start, int End)? Place(string text, string name, string path)
    {
        var start = text.IndexOf(Start(name), StringComparison.Ordinal);
        var end = text.IndexOf(End(name), StringComparison.Ordinal);
        if (start < 0 && end < 0)
            return null;
        var isWhole =
            start >= 0
            && end > start
            && text.LastIndexOf(Start(name), StringComparison.Ordinal) == start
            && text.LastIndexOf(End(name), StringComparison.Ordinal) == end;
        return isWhole
            ? (start, end + End(name).Length)
            : throw SkillOptException.BadData(
                $"{path}: the marks '{Start(name)}' and '{End(name)}' must be there once each, in this order. Mend or remove them."
            );
    }
}
