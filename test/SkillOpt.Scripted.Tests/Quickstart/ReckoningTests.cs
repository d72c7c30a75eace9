using SkillOpt.QuickstartTasks;
using SkillOpt.QuickstartTasks.Answers;
using SkillOpt.QuickstartTasks.Tables;

namespace SkillOpt.Scripted.Tests.Quickstart;

/// <summary>References checked by hand, one example for each law.</summary>
public sealed class ReckoningTests
{
    [Fact]
    public void Cancelled_rows_do_not_count() =>
        Check(
            Law.CancelledRowsDoNotCount,
            "2",
            "3",
            new(Operation.Count),
            Row("a", 1),
            Row("b", 2) with
            {
                Status = "cancelled",
            },
            Row("c", 3)
        );

    [Fact]
    public void Money_has_two_decimals() =>
        Check(
            Law.MoneyHasTwoDecimals,
            "12.50",
            "12.5",
            new(Operation.Sum) { IsMoney = true },
            Row("a", 10.25m),
            Row("b", 2.25m)
        );

    [Fact]
    public void Averages_of_money_are_rounded_to_the_cent() =>
        Check(
            Law.MoneyHasTwoDecimals,
            "3.33",
            "3.3333",
            new(Operation.Average) { IsMoney = true },
            Row("a", 4),
            Row("b", 4),
            Row("c", 2)
        );

    [Fact]
    public void Answers_to_questions_are_bare_values() =>
        Check(
            Law.AnswersAreBareValues,
            "2",
            "It is 2.",
            new(Operation.Count) { IsQuestion = true },
            Row("a", 1),
            Row("b", 2)
        );

    [Fact]
    public void Duplicates_count_once() =>
        Check(
            Law.DuplicatesCountOnce,
            "3",
            "4",
            new(Operation.Sum),
            Row("a", 1),
            Row("b", 2),
            Row("a", 1) with
            {
                IsCopy = true,
            }
        );

    [Fact]
    public void Amounts_in_parentheses_are_negative() =>
        Check(
            Law.ParenthesesAreNegative,
            "7.11",
            "13.11",
            new(Operation.Sum) { IsMoney = true },
            Row("a", 10.11m),
            Row("b", -3m) with
            {
                Printed = 3m,
            }
        );

    [Fact]
    public void Missing_cells_stay_out_of_averages() =>
        Check(
            Law.MissingCellsAreLeftOut,
            "15",
            "10",
            new(Operation.Average),
            Row("a", 10),
            Row("b", null),
            Row("c", 20)
        );

    [Fact]
    public void Units_are_converted_before_adding() =>
        Check(
            Law.UnitsAreConverted,
            "1.7",
            "501.2",
            new(Operation.Sum) { Scale = 1000 },
            Row("a", 500),
            Row("b", 1200) with
            {
                Printed = 1.2m,
            }
        );

    [Fact]
    public void Units_are_converted_before_comparing() =>
        Check(
            Law.UnitsAreConverted,
            "b",
            "a",
            new(Operation.Highest),
            Row("a", 500),
            Row("b", 1200) with
            {
                Printed = 1.2m,
            }
        );

    [Fact]
    public void Both_ends_of_a_range_belong_to_it() =>
        Check(
            Law.RangesAreInclusive,
            "3",
            "2",
            new(Operation.Count) { Period = new Period(Day(1), Day(5), false, "") },
            Row("a", 1, 1),
            Row("b", 1, 3),
            Row("c", 1, 5),
            Row("d", 1, 6)
        );

    [Fact]
    public void The_last_day_of_a_month_is_never_in_doubt()
    {
        var may = new Period(Day(1), Day(31), true, "");
        var without = Reckoning.AllLaws.Except([Law.RangesAreInclusive]).ToHashSet();
        Reckoning.Answer([Row("a", 1, 31)], new Inquiry(Operation.Count) { Period = may }, without).ShouldBe("1");
    }

    [Fact]
    public void Ties_go_to_the_alphabetically_first() =>
        Check(
            Law.TiesAreAlphabetical,
            "Adam",
            "Zoe",
            new(Operation.Highest),
            Row("Mona", 9),
            Row("Adam", 9),
            Row("Zoe", 9),
            Row("Vera", 8)
        );

    [Fact]
    public void A_total_row_is_not_data() =>
        Check(
            Law.TotalRowsAreNotData,
            "6",
            "12",
            new(Operation.Sum),
            Row("a", 2),
            Row("b", 4),
            Row("Total", 6) with
            {
                IsTotal = true,
            }
        );

    [Fact]
    public void A_difference_has_no_sign_and_respects_groups() =>
        Reckoning
            .Answer(
                [Row("a", 2) with { Group = "x" }, Row("b", 5) with { Group = "y" }, Row("c", 9) with { Group = "z" }],
                new Inquiry(Operation.Difference) { Groups = ("x", "y") },
                Reckoning.AllLaws
            )
            .ShouldBe("3");

    [Fact]
    public void Without_rows_there_is_no_reference()
    {
        Reckoning
            .Answer([Row("a", 1)], new Inquiry(Operation.Sum) { Group = "none" }, Reckoning.AllLaws)
            .ShouldBeNull();
        Reckoning
            .Answer(
                [Row("a", 2) with { Group = "x" }],
                new Inquiry(Operation.Difference) { Groups = ("x", "y") },
                Reckoning.AllLaws
            )
            .ShouldBeNull();
    }

    [Fact]
    public void A_half_cent_gives_no_reference() =>
        Reckoning
            .Answer(
                [Row("a", 0.01m), Row("b", 0.02m)],
                new Inquiry(Operation.Average) { IsMoney = true },
                Reckoning.AllLaws
            )
            .ShouldBeNull();

    private static void Check(Law law, string with, string without, Inquiry inquiry, params Entry[] table)
    {
        Reckoning.Answer(table, inquiry, Reckoning.AllLaws).ShouldBe(with);
        Reckoning.Answer(table, inquiry, Reckoning.AllLaws.Except([law]).ToHashSet()).ShouldBe(without);
        TaskGenerator.Needs(table, inquiry).ShouldBe([law]);
    }

    private static Entry Row(string name, decimal? worth, int day = 1) =>
        new(name)
        {
            Worth = worth,
            Printed = worth,
            Date = Day(day),
        };

    private static DateOnly Day(int day) => new(2024, 5, day);
}
