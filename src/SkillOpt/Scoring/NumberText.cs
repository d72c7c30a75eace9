using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillOpt.Scoring;

/// <summary>Reads one number as people write it: 1,234.50, $12, -€3, 12 %, 1e3, (45). Words around it make it no number.</summary>
internal static partial class NumberText
{
    public static double? Parse(string text)
    {
        var match = Form().Match(text.Trim().Replace('\u2212', '-'));
        if (!match.Success || (match.Groups["open"].Success != match.Groups["close"].Success))
        {
            return null;
        }

        var digits = Separators().Replace(match.Groups["number"].Value, "");
        if (
            !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
        )
        {
            return null;
        }

        var negative =
            match.Groups["open"].Success || match.Groups["sign"].Value.Contains('-', StringComparison.Ordinal);
        return negative ? -value : value;
    }

    [GeneratedRegex(
        @"^(?<open>\()?\s*(?:(?<sign>[-+])?\s*\p{Sc}?|\p{Sc}\s*(?<sign>[-+])?)\s*"
            + @"(?<number>(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,3}(?:[ \u00a0\u202f'_][0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)"
            + @"\s*\p{Sc}?\s*%?\s*(?<close>\))?\.?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"[, \u00a0\u202f'_]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
