using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillOpt.Scripted.Tables;

/// <summary>Dates as they stand in tables and questions: <c>2024-05-03</c>, <c>3 May 2024</c>, <c>3 May</c>.</summary>
internal static partial class Dates
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    public static DateOnly? Read(string cell) =>
        cell.Length == 10
        && DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The first and last day that a question names: two dates, or all of a month; null for neither.</summary>
    public static (DateOnly First, DateOnly Last, bool WholeMonth)? Period(string question, int defaultYear)
    {
        var dates = new List<(int? Year, int Month, int Day)>();
        foreach (Match match in DatePattern().Matches(question))
        {
            var iso = match.Groups["iso"].Value;
            dates.Add(
                iso.Length > 0
                    ? (int.Parse(iso[..4], CultureInfo.InvariantCulture), Int(iso[5..7]), Int(iso[8..]))
                    : (Year(match), Month(match), Int(match.Groups["day"].Value))
            );
        }

        if (dates.Count >= 2)
        {
            var year = dates[1].Year ?? dates[0].Year ?? defaultYear;
            return Make(dates[0], dates[0].Year ?? year) is { } first && Make(dates[1], year) is { } last
                ? (first, last, false)
                : null;
        }

        if (dates.Count == 0 && MonthPattern().Match(question) is { Success: true } only)
        {
            var first = new DateOnly(Year(only) ?? defaultYear, Month(only), 1);
            return (first, first.AddMonths(1).AddDays(-1), true);
        }

        return null;
    }

    private static DateOnly? Make((int? Year, int Month, int Day) date, int year) =>
        year is >= 1 and <= 9999
        && date.Month is >= 1 and <= 12
        && date.Day >= 1
        && date.Day <= DateTime.DaysInMonth(year, date.Month)
            ? new DateOnly(year, date.Month, date.Day)
            : null;

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int? Year(Match match) =>
        match.Groups["year"] is { Success: true } year ? Math.Max(1, Int(year.Value)) : null;

    private static int Month(Match match) => Array.IndexOf(Months, match.Groups["month"].Value) + 1;

    [GeneratedRegex(
        @"(?<iso>\b\d{4}-\d{2}-\d{2}\b)|\b(?<day>\d{1,2}) (?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?: (?<year>\d{4}))?\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DatePattern();

    [GeneratedRegex(
        @"\bin (?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?: (?<year>\d{4}))?\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MonthPattern();
}
