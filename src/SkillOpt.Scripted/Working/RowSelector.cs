using SkillOpt.Scripted.Questions;
using SkillOpt.Scripted.Rules;
using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Working;

internal static class RowSelector
{
    public static IReadOnlyList<string[]> Select(TableTask task, RuleSet rules)
    {
        var rows = new List<string[]>(task.Table.Rows.Count);
        foreach (var row in task.Table.Rows)
        {
            if (
                !(rules.Contains(Rule.TotalRows) && TotalLabel.IsIn(row))
                && !(rules.Contains(Rule.CancelledRows) && IsCancelled(row))
                && !(rules.Contains(Rule.DuplicateRows) && rows.Exists(seen => seen.AsSpan().SequenceEqual(row)))
                && Passes(task, row)
                && IsInPeriod(task, rules, row)
            )
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static bool IsCancelled(string[] row) =>
        row.AsSpan().IndexOfAny("cancelled", "canceled") >= 0 || row.AsSpan().IndexOfAny("Cancelled", "Canceled") >= 0;

    private static bool Passes(TableTask task, string[] row)
    {
        foreach (var filter in task.Filters)
        {
            if (!filter.Values.Contains(row[filter.Column]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInPeriod(TableTask task, RuleSet rules, string[] row)
    {
        if (task.Period is not { } period)
        {
            return true;
        }

        return Dates.Read(row[task.Date]) is { } day
            && day >= period.First
            && (
                day < period.Last || (day == period.Last && (period.WholeMonth || rules.Contains(Rule.InclusiveRange)))
            );
    }
}
