using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Questions;

/// <summary>What the columns of a table hold.</summary>
internal sealed class ColumnReader
{
    private readonly Table table;
    private readonly bool[] numeric;

    private ColumnReader(Table table, bool[] numeric, int date, int year) =>
        (this.table, this.numeric, Date, Year) = (table, numeric, date, year);

    public int Date { get; }

    /// <summary>The year of the first date, for questions that leave it out.</summary>
    public int Year { get; }

    public bool IsText(int column) => !numeric[column] && column != Date;

    public static ColumnReader Read(Table table)
    {
        var numeric = new bool[table.Header.Count];
        var date = -1;
        var year = 2000;
        for (var column = 0; column < numeric.Length; column++)
        {
            var numbers = 0;
            var texts = 0;
            foreach (var row in table.Rows)
            {
                var cell = row[column];
                if (date < 0 && Dates.Read(cell) is { } day)
                {
                    (date, year) = (column, day.Year);
                }

                if (Quantity.Read(cell) is not null)
                {
                    numbers++;
                }
                else if (!Quantity.IsMissing(cell))
                {
                    texts++;
                }
            }

            numeric[column] = column > 0 && column != date && numbers > texts;
        }

        return new ColumnReader(table, numeric, date, year);
    }

    /// <summary>The numeric column that the question names, or the only one there is.</summary>
    public int Measure(string[] question)
    {
        var only = -1;
        var count = 0;
        for (var column = 0; column < numeric.Length; column++)
        {
            if (!numeric[column])
            {
                continue;
            }

            if (Names(question, table.Header[column]))
            {
                return column;
            }

            only = column;
            count++;
        }

        return count == 1 ? only : -1;
    }

    /// <summary>The text column that stands behind "which" or "name the".</summary>
    public int Label(string[] question, int measure)
    {
        var asked = Array.FindIndex(question, word => word is "which" or "name");
        for (var i = asked + 1; asked >= 0 && i < Math.Min(asked + 3, question.Length); i++)
        {
            for (var column = 0; column < numeric.Length; column++)
            {
                if (column != measure && Names([question[i]], table.Header[column]))
                {
                    return column;
                }
            }
        }

        return 0;
    }

    public string Currency(int column)
    {
        var header = table.Header[column];
        var open = header.IndexOf('(');
        return open >= 0 && header.IndexOf(')', open) == open + 4 ? header.Substring(open + 1, 3) : "";
    }

    private static bool Names(string[] question, string header)
    {
        var name = header.Split(' ')[0];
        return question.Any(word =>
            word.Length >= 3
            && name.Length >= 3
            && (
                word.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                || (name.EndsWith('s') && name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            )
        );
    }
}
