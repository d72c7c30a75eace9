using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Questions;

/// <summary>Finds the values of text columns that a question names.</summary>
internal static class FilterReader
{
    public static IReadOnlyList<CellFilter> Read(Table table, ColumnReader columns, int measure, string question)
    {
        var filters = new List<CellFilter>();
        for (var column = 0; column < table.Header.Count; column++)
        {
            if (column == measure || !columns.IsText(column))
            {
                continue;
            }

            var found = new SortedDictionary<int, string>();
            foreach (var row in table.Rows)
            {
                var cell = row[column];
                if (cell.Length > 1 && !TotalLabel.Is(cell) && Position(question, cell) is >= 0 and var at)
                {
                    found[at] = cell;
                }
            }

            if (found.Count > 0)
            {
                filters.Add(new CellFilter(column, [.. found.Values]));
            }
        }

        return filters;
    }

    /// <summary>Where the value stands in the question as whole words; -1 for nowhere.</summary>
    private static int Position(string question, string value)
    {
        for (var at = 0; (at = question.IndexOf(value, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + value.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(question[at - 1]))
                && (end == question.Length || !char.IsLetterOrDigit(question[end]))
            )
            {
                return at;
            }
        }

        return -1;
    }
}
