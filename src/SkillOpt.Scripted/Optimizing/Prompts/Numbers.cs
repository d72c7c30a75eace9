using System.Globalization;

namespace SkillOpt.Scripted.Optimizing.Prompts;

internal static class Numbers
{
    /// <summary>The first whole number in a text, or null.</summary>
    public static int? First(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return null;
        }

        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return int.TryParse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
