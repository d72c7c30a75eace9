using System.Globalization;
using SkillOpt.QuickstartTasks.Families;

namespace SkillOpt.QuickstartTasks.Tables;

/// <summary>Draws the rows of a table; what a law is about turns up where the law is wanted, and rarely elsewhere.</summary>
internal static class TableMaker
{
    private static readonly string[] Statuses = ["open", "shipped", "delivered"];

    public static List<Entry> Make(Family family, IReadOnlySet<Law> wanted, Draws draws)
    {
        var count = draws.Between(7, 11);
        var names =
            family.Names.Count == 1 ? Numbers(family.Names[0], count, draws) : draws.Sample(family.Names, count);
        var rows = names.Select(name => Row(family, name, wanted, draws)).ToList();
        if (Occurs(Law.DuplicatesCountOnce, 0.05))
        {
            var copied = draws.Below(rows.Count);
            rows.Insert(draws.Between(copied + 1, rows.Count), rows[copied] with { IsCopy = true });
        }

        if (Occurs(Law.TotalRowsAreNotData, 0.04))
        {
            rows.Add(CellMaker.Total(family.Measure, rows));
        }

        return rows;

        bool Occurs(Law law, double otherwise) => draws.Chance(wanted.Contains(law) ? 1 : otherwise);
    }

    private static Entry Row(Family family, string name, IReadOnlySet<Law> wanted, Draws draws)
    {
        var cancelled = draws.Chance(wanted.Contains(Law.CancelledRowsDoNotCount) ? 0.3 : 0.03);
        var row = new Entry(name)
        {
            Date = family.Has(Part.Date) ? new DateOnly(2024, 4, 20).AddDays(draws.Below(45)) : null,
            Group = draws.Pick(family.Groups),
            Person = family.People.Count > 0 ? draws.Pick(family.People) : "",
            Status =
                !family.Has(Part.Status) ? ""
                : cancelled ? "cancelled"
                : draws.Pick(Statuses),
        };
        return CellMaker.Fill(row, family.Measure, wanted, draws);
    }

    private static string[] Numbers(string prefix, int count, Draws draws)
    {
        var number = draws.Between(100, 900);
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = prefix + number.ToString(CultureInfo.InvariantCulture);
            number += draws.Between(1, 4);
        }

        return names;
    }
}
