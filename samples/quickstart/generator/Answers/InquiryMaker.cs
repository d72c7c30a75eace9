using System.Globalization;
using SkillOpt.QuickstartTasks.Families;

namespace SkillOpt.QuickstartTasks.Answers;

/// <summary>Draws what is asked and words it. The words never say how a law would have it.</summary>
internal static class InquiryMaker
{
    public static (Inquiry Inquiry, string Text) Make(Family family, IReadOnlySet<Law> wanted, Draws draws)
    {
        var wording = draws.Pick(family.Wordings);
        var whole = wanted.Contains(Law.TotalRowsAreNotData);
        var pair = draws.Sample(family.Groups, 2);
        var isDifference = wording.Operation == Operation.Difference;
        var byPerson = family.PersonPhrase.Length > 0 && draws.Chance(0.3);
        var filters = !whole && !isDifference && draws.Chance(0.55);
        var inquiry = new Inquiry(wording.Operation)
        {
            Group = filters && !byPerson ? pair[0] : null,
            Person = filters && byPerson ? draws.Pick(family.People) : null,
            Groups = isDifference ? (pair[0], pair[1]) : null,
            Period = whole || !family.Has(Part.Date) ? null : DrawPeriod(wanted, draws),
            Scale = wording.Scale,
            IsMoney = family.Measure is Measure.Money or Measure.SignedMoney,
            IsQuestion = wanted.Contains(Law.AnswersAreBareValues),
        };
        var parts = new[]
        {
            isDifference ? "of " + string.Join(" and ", pair) : "",
            inquiry.Group is null ? "" : string.Format(CultureInfo.InvariantCulture, family.GroupPhrase, inquiry.Group),
            inquiry.Person is null
                ? ""
                : string.Format(CultureInfo.InvariantCulture, family.PersonPhrase, inquiry.Person),
            inquiry.Period?.Words ?? "",
        };
        var details = string.Concat(parts.Where(part => part.Length > 0).Select(part => " " + part));
        var template = inquiry.IsQuestion ? wording.Question : wording.Order;
        return (inquiry, string.Format(CultureInfo.InvariantCulture, template, details));
    }

    private static Period? DrawPeriod(IReadOnlySet<Law> wanted, Draws draws)
    {
        if (!wanted.Contains(Law.RangesAreInclusive))
        {
            var may = new DateOnly(2024, 5, 1);
            return draws.Chance(0.3) ? new Period(may, new DateOnly(2024, 5, 31), true, "in May 2024") : null;
        }

        var first = new DateOnly(2024, 4, 20).AddDays(draws.Below(20));
        var last = first.AddDays(draws.Between(8, 24));
        var words = draws.Below(3) switch
        {
            0 => $"from {Iso(first)} to {Iso(last)}",
            1 => $"between {Long(first)} and {Long(last)}",
            _ => $"from {Long(first)} to {Long(last)}",
        };
        return new Period(first, last, false, words);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
