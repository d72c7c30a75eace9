using System.Globalization;
using SkillOpt.QuickstartTasks.Tables;

namespace SkillOpt.QuickstartTasks.Answers;

/// <summary>Computes the answer under a set of laws: all of them for the reference, all but one to see if it matters.</summary>
internal static class Reckoning
{
    public static IReadOnlySet<Law> AllLaws { get; } = Enum.GetValues<Law>().ToHashSet();

    /// <summary>The answer; null when there is nothing to count, when it has no short exact form, or when it depends on how halves are rounded.</summary>
    public static string? Answer(IReadOnlyList<Entry> table, Inquiry inquiry, IReadOnlySet<Law> laws)
    {
        var rows = Counted(table, inquiry, laws);
        if (rows.Count == 0 || (inquiry.Groups is { } pair && !(Has(rows, pair.Left) && Has(rows, pair.Right))))
        {
            return null;
        }

        if (inquiry.Operation is Operation.Highest or Operation.Lowest)
        {
            return Form(Best(rows, inquiry, laws), inquiry, laws);
        }

        return Number(rows, inquiry, laws) is { } number && Write(number, inquiry, laws) is { } text
            ? Form(text, inquiry, laws)
            : null;
    }

    private static bool Has(List<Entry> rows, string group) => rows.Exists(row => row.Group == group);

    private static List<Entry> Counted(IReadOnlyList<Entry> table, Inquiry inquiry, IReadOnlySet<Law> laws) =>
        [
            .. table
                .Where(row => !row.IsTotal || !laws.Contains(Law.TotalRowsAreNotData))
                .Where(row => !row.IsCopy || !laws.Contains(Law.DuplicatesCountOnce))
                .Where(row => row.Status != "cancelled" || !laws.Contains(Law.CancelledRowsDoNotCount))
                .Where(row => inquiry.Group is null || row.Group == inquiry.Group)
                .Where(row => inquiry.Person is null || row.Person == inquiry.Person)
                .Where(row => inquiry.Period is null || IsIn(inquiry.Period, row.Date, laws)),
        ];

    private static bool IsIn(Period period, DateOnly? date, IReadOnlySet<Law> laws)
    {
        var last = period.IsMonth || laws.Contains(Law.RangesAreInclusive) ? period.Last : period.Last.AddDays(-1);
        return date >= period.First && date <= last;
    }

    private static decimal? Number(List<Entry> rows, Inquiry inquiry, IReadOnlySet<Law> laws)
    {
        switch (inquiry.Operation)
        {
            case Operation.Count:
                return rows.Count;
            case Operation.Sum:
                return Total(rows, inquiry, laws);
            case Operation.Difference:
                var (left, right) = inquiry.Groups!.Value;
                return Math.Abs(
                    Total(rows.Where(row => row.Group == left), inquiry, laws)
                        - Total(rows.Where(row => row.Group == right), inquiry, laws)
                );
            default:
                var holders = laws.Contains(Law.MissingCellsAreLeftOut)
                    ? rows.Count(row => row.Printed is not null)
                    : rows.Count;
                return holders == 0 ? null : Total(rows, inquiry, laws) / holders;
        }
    }

    private static decimal Total(IEnumerable<Entry> rows, Inquiry inquiry, IReadOnlySet<Law> laws) =>
        rows.Sum(row => Value(row, inquiry, laws) ?? 0);

    private static decimal? Value(Entry row, Inquiry inquiry, IReadOnlySet<Law> laws)
    {
        var naive =
            (inquiry.IsMoney && !laws.Contains(Law.ParenthesesAreNegative))
            || (!inquiry.IsMoney && !laws.Contains(Law.UnitsAreConverted));
        return naive ? row.Printed : row.Worth / inquiry.Scale;
    }

    private static string? Best(List<Entry> rows, Inquiry inquiry, IReadOnlySet<Law> laws)
    {
        var sign = inquiry.Operation == Operation.Highest ? 1 : -1;
        var valued = rows.Where(row => row.Printed is not null).ToArray();
        if (valued.Length == 0)
        {
            return null;
        }

        var best = valued.Max(row => sign * Value(row, inquiry, laws)!.Value);
        var names = valued.Where(row => sign * Value(row, inquiry, laws) == best).Select(row => row.Name).ToArray();
        return laws.Contains(Law.TiesAreAlphabetical) ? names.Min(StringComparer.Ordinal) : names[^1];
    }

    private static string? Write(decimal number, Inquiry inquiry, IReadOnlySet<Law> laws)
    {
        if (inquiry.IsMoney && inquiry.Operation != Operation.Count && laws.Contains(Law.MoneyHasTwoDecimals))
        {
            var isHalfCent = Math.Abs(number * 100 % 1) == 0.5m;
            return isHalfCent ? null : Math.Round(number, 2).ToString("0.00", CultureInfo.InvariantCulture);
        }

        var isShort = inquiry.IsMoney || number * 100 % 1 == 0 || laws.Count < AllLaws.Count;
        return isShort ? Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture) : null;
    }

    private static string? Form(string? value, Inquiry inquiry, IReadOnlySet<Law> laws) =>
        value is null ? null
        : inquiry.IsQuestion && !laws.Contains(Law.AnswersAreBareValues) ? $"It is {value}."
        : value;
}
