namespace SkillOpt.Skills;

internal static class TextLines
{
    /// <summary>The lines with their line breaks, so that they concatenate to the text; none for an empty text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var lineBreak = text.IndexOf('\n', start);
            var end = lineBreak < 0 ? text.Length : lineBreak + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>The line without its line break.</summary>
    public static string Bare(string line) =>
        line.EndsWith("\r\n", StringComparison.Ordinal) ? line[..^2]
        : line.EndsWith('\n') ? line[..^1]
        : line;
}
