using System.Globalization;
using System.Text;
using SkillOpt.ToolUse;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Shows a file as it is, up to a size that holds every usual skill in one piece.</summary>
internal static class ReadTool
{
    public const string Name = "read_file";

    /// <summary>Characters that are shown at once.</summary>
    public const int Longest = 50_000;

    private const int MostLines = 2000;

    public static AgentTool Of(WorkspaceFiles files) =>
        new(
            Name,
            "Shows a text file, or lines of it: from line 'start' (1 is the first), at most 'limit' lines (2000) and 50000 characters.",
            """
            {"type":"object","properties":{"path":{"type":"string","description":"Relative to your folder."},
            "start":{"type":"integer"},"limit":{"type":"integer"}},"required":["path"]}
            """,
            (arguments, token) =>
                ReadAsync(
                    files,
                    arguments.Text("path"),
                    arguments.Number("start", 1, 1, int.MaxValue),
                    arguments.Number("limit", MostLines, 1, MostLines),
                    token
                )
        );

    private static async Task<string> ReadAsync(
        WorkspaceFiles files,
        string path,
        int start,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await using var stream = files.Open(path);
        if (BoundedLines.IsBinary(stream))
        {
            throw new ToolException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file '{path}' is no text; it has {stream.Length} bytes."
                )
            );
        }

        var shown = new StringBuilder();
        var number = 0;
        await foreach (var line in BoundedLines.ReadAsync(stream, Longest, cancellationToken).ConfigureAwait(false))
        {
            if (++number < start)
            {
                continue;
            }

            if (number >= start + (long)limit || (shown.Length > 0 && shown.Length + line.Length > Longest))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{shown}[lines {start} to {number - 1}; the file goes on from line {number}]"
                );
            }

            shown.Append(line).Append('\n');
        }

        return shown.Length > 0
            ? shown.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"[the file has {number} lines]");
    }
}
