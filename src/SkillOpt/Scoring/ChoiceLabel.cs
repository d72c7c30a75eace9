using System.Text.RegularExpressions;

namespace SkillOpt.Scoring;

/// <summary>Finds the one label that an answer commits to; a stray article "a" or "A or B" is no label.</summary>
internal static partial class ChoiceLabel
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    public static char? Find(string answer)
    {
        var text = answer.Trim();
        var match = Alone().Match(text);
        if (!match.Success)
        {
            match = BeforeItsText().Match(text);
        }

        if (!match.Success)
        {
            match = Named().Matches(text).LastOrDefault() ?? match;
        }

        return match.Success ? char.ToUpperInvariant(match.Groups["label"].Value[0]) : null;
    }

    // "b", "(B)", "B.", "**B**"
    [GeneratedRegex(@"^[\W_]*(?<label>[A-Za-z])[\W_]*$", Options)]
    private static partial Regex Alone();

    // "B) because", "(B) 42", "B. the second", but not "A) or B)"
    [GeneratedRegex(@"^[\W_]*(?<label>[A-Za-z])[)\]:.][)\]:.*_`]*\s+(?!(?i:or|and)\b)\S", Options)]
    private static partial Regex BeforeItsText();

    // "Answer: B", "the answer is (B).", "option B because"; a single A or I before a word may be an English word.
    [GeneratedRegex(
        @"\b(?i:answer|option|choice|label)\b(?:\s*(?:(?i:is)\b|[:=]))*[\s*_`""']*"
            + @"(?:[(\[](?<label>[A-Za-z])[)\]]|(?<label>[A-Za-z])(?=[).\]:,;*_`""']*\s*$|[).\]:,;*_`""']+\s|\s*\n)|(?<label>[B-HJ-Z])(?=\s))"
            + @"(?![).\]:,;*_`""']*\s*(?:(?i:or|and)\b|[/&]))",
        Options
    )]
    private static partial Regex Named();
}
