using System.Globalization;
using System.Text;
using SkillOpt.QuickstartTasks.Families;

namespace SkillOpt.QuickstartTasks.Tables;

internal static class TablePrinter
{
    public static string Print(Family family, IReadOnlyList<Entry> rows)
    {
        var text = new StringBuilder();
        Line(family.Columns.Select(column => column.Header));
        Line(family.Columns.Select(_ => "---"));
        foreach (var row in rows)
        {
            Line(family.Columns.Select(column => Cell(row, column.Part)));
        }

        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Cell(Entry row, Part part) =>
        part switch
        {
            Part.Name => row.Name,
            Part.Date => row.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Part.Group => row.Group,
            Part.Person => row.Person,
            Part.Status => row.Status,
            _ => row.Cell,
        };
}
