namespace SkillOpt.Models;

internal static class JsonComments
{
    /// <summary>Skips a <c>//</c> or <c>/* */</c> comment that begins at the position.</summary>
    public static bool TrySkip(string text, int start, out int end)
    {
        end = start;
        if (start + 1 >= text.Length || text[start] != '/' || text[start + 1] is not ('/' or '*'))
        {
            return false;
        }

        var isBlock = text[start + 1] == '*';
        var close = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) : text.IndexOf('\n', start + 2);
        end = close < 0 ? text.Length : close + (isBlock ? 2 : 1);
        return true;
    }
}
