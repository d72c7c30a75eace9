using System.Globalization;
using SkillOpt.QuickstartTasks.Families;

namespace SkillOpt.QuickstartTasks.Tables;

/// <summary>Draws values and prints them the way people do.</summary>
internal static class CellMaker
{
    public static Entry Fill(Entry row, Measure measure, IReadOnlySet<Law> wanted, Draws draws)
    {
        switch (measure)
        {
            case Measure.Money:
                return Money(row, Amount(draws));
            case Measure.SignedMoney:
                var negative = draws.Chance(wanted.Contains(Law.ParenthesesAreNegative) ? 0.35 : 0.03);
                return Money(row, negative ? -Amount(draws) : Amount(draws));
            case Measure.Weight:
                return Unit(
                    row,
                    draws.Between(4, 60) * 50,
                    draws.Chance(wanted.Contains(Law.UnitsAreConverted) ? 0.4 : 0),
                    "g",
                    "kg",
                    1000
                );
            case Measure.Time:
                return Unit(
                    row,
                    draws.Between(2, 24) * 15,
                    draws.Chance(wanted.Contains(Law.UnitsAreConverted) ? 0.4 : 0),
                    "min",
                    "h",
                    60
                );
            default:
                var missing = draws.Chance(wanted.Contains(Law.MissingCellsAreLeftOut) ? 0.3 : 0.02);
                var ties = wanted.Contains(Law.TiesAreAlphabetical);
                var number =
                    measure == Measure.Score
                        ? draws.Between(ties ? 14 : 3, 20)
                        : draws.Between(ties ? 10 : 4, ties ? 18 : 60);
                return missing
                    ? row with
                    {
                        Cell = draws.Pick(["n/a", ""]),
                    }
                    : row with
                    {
                        Worth = number,
                        Printed = number,
                        Cell = number.ToString(CultureInfo.InvariantCulture),
                    };
        }
    }

    /// <summary>The total row as the author of the table printed it: of all the numbers above.</summary>
    public static Entry Total(Measure measure, IReadOnlyList<Entry> rows)
    {
        var row = new Entry("Total") { IsTotal = true };
        var sum = rows.Sum(entry => entry.Worth ?? 0);
        return measure switch
        {
            Measure.Money or Measure.SignedMoney => Money(row, sum),
            Measure.Weight => Unit(
                row,
                sum,
                rows.Any(entry => entry.Cell.EndsWith("kg", StringComparison.Ordinal)),
                "g",
                "kg",
                1000
            ),
            Measure.Time => Unit(row, sum, rows.Any(entry => entry.Cell.EndsWith('h')), "min", "h", 60),
            _ => row with { Worth = sum, Printed = sum, Cell = sum.ToString(CultureInfo.InvariantCulture) },
        };
    }

    private static decimal Amount(Draws draws) => draws.Between(300, 19_999) / 100m;

    private static Entry Money(Entry row, decimal amount)
    {
        var digits = Math.Abs(amount).ToString("#,0.00", CultureInfo.InvariantCulture);
        return row with { Worth = amount, Printed = Math.Abs(amount), Cell = amount < 0 ? $"({digits})" : digits };
    }

    private static Entry Unit(
        Entry row,
        decimal small,
        bool inLarge,
        string smallName,
        string largeName,
        decimal factor
    )
    {
        var printed = inLarge ? small / factor : small;
        return row with
        {
            Worth = small,
            Printed = printed,
            Cell = $"{printed.ToString("0.###", CultureInfo.InvariantCulture)} {(inLarge ? largeName : smallName)}",
        };
    }
}
