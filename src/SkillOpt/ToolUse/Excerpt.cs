using System.Globalization;

namespace SkillOpt.ToolUse;

/// <summary>Long texts for a model: the beginning and the end.</summary>
internal static class Excerpt
{
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var half = most / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text[..half]}\n... ({text.Length - half - half} characters left out) ...\n{text[^half..]}"
        );
    }
}
