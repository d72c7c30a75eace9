namespace SkillOpt.Scripted.Rules;

/// <summary>Recognises what a sentence says about reading values, dates and ties.</summary>
internal static class ValueRules
{
    private static readonly string[] Units =
        "unit units kg g gram* kilogram* minute* hour* min h weight* time* measure*".Split(' ');

    private static readonly string[] EndWords =
        "both end ends ending last final closing first start* bound* until through".Split(' ');

    private static readonly string[] InsideWords =
        "includ* count* belong* part inside within cover* keep* contain*".Split(' ');

    private static readonly string[] UnitNames = ["unit", "units", "kg", "gram*", "kilogram*", "minutes", "hours"];

    public static int NegativeParentheses(Sentence sentence) =>
        sentence.Stance(segment => segment.Find(["parenthes*", "bracket*"]), ParenthesesStance);

    public static int CommonUnit(Sentence sentence)
    {
        var whole = sentence.Whole;
        if (!whole.Has(Units))
        {
            return 0;
        }

        var convert = whole.Find(["convert*", "conversion*", "translat*", "normali*", "harmoni*", "express*"]);
        if (convert >= 0)
        {
            return whole.IsNegated(convert) ? -1 : 1;
        }

        var same = whole.Find(["same", "common", "one", "single", "asked", "requested"]);
        if (same >= 0 && whole.HasWithin(same - 4, 8, UnitNames))
        {
            return whole.Has("bring*", "turn*", "change*", "put", "make", "into", "to", "in") ? 1 : 0;
        }

        var ignore = whole.Find(["ignor*", "disregard*"]);
        return ignore >= 0 && whole.HasWithin(ignore + 1, 4, ["unit", "units"])
            ? (whole.IsNegated(ignore) ? 0 : -1)
            : 0;
    }

    public static int InclusiveRange(Sentence sentence)
    {
        var whole = sentence.Whole;
        var inclusive = whole.Find(["inclusiv*"]);
        if (inclusive >= 0)
        {
            return whole.IsNegated(inclusive) ? -1 : 1;
        }

        var exclusive = whole.Find(["exclusiv*"]);
        if (exclusive >= 0 && RangeWords(whole))
        {
            return whole.IsNegated(exclusive) ? 1 : -1;
        }

        if (!RangeWords(whole) || !(whole.Find(EndWords) >= 0 || (whole.Has("from") && whole.Has("to"))))
        {
            return 0;
        }

        var leaveOut = Stances.LeaveOut(whole, -1);
        if (leaveOut > 0)
        {
            return -1;
        }

        var within = whole.Find(InsideWords) >= 0;
        return within || leaveOut < 0 ? 1 : 0;
    }

    public static int AlphabeticalTies(Sentence sentence)
    {
        var whole = sentence.Whole;
        var tie =
            whole.Has("tie", "ties", "tied", "tying", "equal*", "share*", "sharing", "draw", "draws")
            || (
                whole.Has("same")
                && whole.Has("high*", "max*", "larg*", "low*", "value*", "top", "best", "score*", "most")
            );
        if (!tie)
        {
            return 0;
        }

        var alphabet = whole.Find(["alphabet*", "a-z", "abc", "lexicograph*"]);
        if (alphabet >= 0)
        {
            return whole.IsNegated(alphabet) || whole.Has("revers*") || whole.HasWithin(alphabet - 2, 5, ["last"])
                ? -1
                : 1;
        }

        return whole.Has("last", "latest", "bottom") ? -1 : 0;
    }

    private static bool RangeWords(Segment whole) =>
        whole.Has("date*", "day", "days", "range*", "period*", "interval*", "between", "span*");

    private static int ParenthesesStance(Segment segment, int topic)
    {
        var negative = segment.Find(["negativ*", "minus", "subtract*", "deduct*", "below"]);
        if (negative >= 0)
        {
            return segment.IsNegated(negative) ? -1 : 1;
        }

        var positive = segment.Find(["positiv*"]);
        if (positive >= 0)
        {
            return segment.IsNegated(positive) ? 1 : -1;
        }

        return topic >= 0 && Stances.LeaveOut(segment, -1) > 0 && segment.Has("ignor*", "drop*", "remov*", "disregard*")
            ? -1
            : 0;
    }
}
