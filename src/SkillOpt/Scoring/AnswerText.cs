using System.Text.RegularExpressions;

namespace SkillOpt.Scoring;

/// <summary>The usual normalization of question answering: lower case, no ASCII punctuation, no articles.</summary>
internal static partial class AnswerText
{
    public static string[] Words(string text)
    {
        var letters = text.ToLowerInvariant()
            .Where(c => !(char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c))));
        return Articles()
            .Replace(string.Concat(letters), " ")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"\b(?:an?|the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Articles();
}
