namespace SkillOpt.Skills;

internal static class LineEnds
{
    /// <summary>The line end most lines of the text have; <c>\n</c> when there is none.</summary>
    public static string Dominant(string text)
    {
        var (windows, unix) = (0, 0);
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            if (at > 0 && text[at - 1] == '\r')
            {
                windows++;
            }
            else
            {
                unix++;
            }
        }

        return windows > unix ? "\r\n" : "\n";
    }

    public static string Convert(string text, string newLine)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return newLine == "\n" ? unix : unix.Replace("\n", newLine, StringComparison.Ordinal);
    }
}
