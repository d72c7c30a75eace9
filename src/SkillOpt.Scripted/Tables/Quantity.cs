using System.Globalization;

namespace SkillOpt.Scripted.Tables;

/// <summary>A number in a cell: <c>12.50</c>, <c>(3.00)</c>, <c>1,250 g</c>.</summary>
internal readonly record struct Quantity(decimal Number, bool InParentheses, string Unit)
{
    public static Quantity? Read(string cell)
    {
        var text = cell.AsSpan().Trim();
        var parentheses = text.Length > 2 && text[0] == '(' && text[^1] == ')';
        if (parentheses)
        {
            text = text[1..^1].Trim();
        }

        text = text.TrimStart("$€£").Trim();
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '.' or ',' or '-' or '+'))
        {
            digits++;
        }

        var unit = text[digits..].Trim();
        if (
            digits == 0
            || (unit.Length > 0 && Units.Factor(unit) is null)
            || !decimal.TryParse(text[..digits], NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        )
        {
            return null;
        }

        return new Quantity(number, parentheses, unit.ToString());
    }

    /// <summary>Whether the cell says that there is no value.</summary>
    public static bool IsMissing(string cell) =>
        cell.Length == 0
        || cell is "-" or "–" or "?"
        || cell.Equals("n/a", StringComparison.OrdinalIgnoreCase)
        || cell.Equals("na", StringComparison.OrdinalIgnoreCase);
}
