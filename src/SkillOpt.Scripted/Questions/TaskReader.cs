using System.Text.RegularExpressions;
using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Questions;

/// <summary>Understands a task from its text: a table and a question about it.</summary>
internal static partial class TaskReader
{
    public static TableTask? Read(string prompt)
    {
        if (Table.Read(prompt, out var rest) is not { } table)
        {
            return null;
        }

        var question = rest.Trim();
        var words = Words(question);
        if (AggregateReader.Read(words, table) is not { } aggregate)
        {
            return null;
        }

        var columns = ColumnReader.Read(table);
        var measure = aggregate == Aggregate.Count ? -1 : columns.Measure(words);
        if (aggregate == Aggregate.Difference && words.Any(word => word is "numbers" or "number"))
        {
            measure = -1;
        }
        else if (aggregate != Aggregate.Count && measure < 0)
        {
            return null;
        }

        var filters = FilterReader.Read(table, columns, measure, question);
        if (aggregate == Aggregate.Difference && !filters.Any(filter => filter.Values.Count == 2))
        {
            return null;
        }

        return new TableTask(table, aggregate)
        {
            Measure = measure,
            Label = columns.Label(words, measure),
            Date = columns.Date,
            Filters = filters,
            Period = columns.Date < 0 ? null : Dates.Period(question, columns.Year),
            Unit = AskedUnit(words),
            Currency = measure < 0 ? "" : columns.Currency(measure),
            IsQuestion = question.EndsWith('?'),
        };
    }

    private static string AskedUnit(string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i - 1] is "in" or "many" && Units.Asked(words[i]) is { Length: > 0 } unit)
            {
                return unit;
            }
        }

        return "";
    }

    private static string[] Words(string question) =>
        [.. WordPattern().Matches(question).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"[A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
