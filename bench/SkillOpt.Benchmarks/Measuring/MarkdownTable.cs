using System.Globalization;

namespace SkillOpt.Benchmarks.Measuring;

/// <summary>Prints a Markdown table, or a list of them under headings.</summary>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> rows = [];

    public MarkdownTable Row(params ReadOnlySpan<object> cells)
    {
        rows.Add([.. cells.ToArray().Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!)]);
        return this;
    }

    public void Print(string heading)
    {
        Console.WriteLine($"\n### {heading}\n");
        Console.WriteLine(Line(columns));
        Console.WriteLine(Line(columns.Select((_, i) => i == 0 ? "---" : "---:")));
        foreach (var row in rows)
        {
            Console.WriteLine(Line(row));
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
