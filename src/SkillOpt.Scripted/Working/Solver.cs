using SkillOpt.Scripted.Questions;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Working;

/// <summary>Works a task out under the rules that are followed; every rule that is not leaves its weakness.</summary>
internal static class Solver
{
    public static Solution Solve(TableTask task, RuleSet rules)
    {
        var rows = RowSelector.Select(task, rules);
        return new Solution(
            AnswerWriter.Write(task, rules, Result(task, rules, rows)),
            [.. rows.Select(row => row[0])]
        );
    }

    private static Result Result(TableTask task, RuleSet rules, IReadOnlyList<string[]> rows) =>
        task.Aggregate switch
        {
            Aggregate.Count => Working.Result.Of(rows.Count),
            Aggregate.Sum => Working.Result.Of(Sum(task, rules, rows)),
            Aggregate.Average => Average(task, rules, rows),
            Aggregate.Difference => Difference(task, rules, rows),
            _ => Extreme(task, rules, rows),
        };

    private static decimal Sum(TableTask task, RuleSet rules, IEnumerable<string[]> rows) =>
        rows.Sum(row => Values.Read(task, rules, row[task.Measure]) ?? 0m);

    private static Result Average(TableTask task, RuleSet rules, IReadOnlyList<string[]> rows)
    {
        var values = rows.Select(row => Values.Read(task, rules, row[task.Measure])).ToArray();
        var present = rules.Contains(Rule.MissingCells) ? values.Count(value => value is not null) : values.Length;
        return present == 0 ? Working.Result.None : Working.Result.Of(values.Sum(value => value ?? 0m) / present);
    }

    private static Result Difference(TableTask task, RuleSet rules, IReadOnlyList<string[]> rows)
    {
        var pair = task.Filters.First(filter => filter.Values.Count == 2);
        var sides = pair
            .Values.Select(value => rows.Where(row => row[pair.Column] == value))
            .Select(side => task.Measure < 0 ? side.Count() : Sum(task, rules, side))
            .ToArray();
        return Working.Result.Of(Math.Abs(sides[0] - sides[1]));
    }

    private static Result Extreme(TableTask task, RuleSet rules, IReadOnlyList<string[]> rows)
    {
        var sign = task.Aggregate == Aggregate.Highest ? 1 : -1;
        string? best = null;
        var bestValue = 0m;
        foreach (var row in rows)
        {
            if (Values.Read(task, rules, row[task.Measure]) is not { } value)
            {
                continue;
            }

            var name = row[task.Label];
            var order = best is null ? 1 : sign * value.CompareTo(bestValue);
            var winsTie = !rules.Contains(Rule.AlphabeticalTies) || string.CompareOrdinal(name, best) < 0;
            if (order > 0 || (order == 0 && winsTie))
            {
                (best, bestValue) = (name, value);
            }
        }

        return best is null ? Working.Result.None : Working.Result.Of(best);
    }
}
