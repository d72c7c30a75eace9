namespace SkillOpt.Scripted.Rules;

/// <summary>Recognises what a sentence says about writing the answer.</summary>
internal static class AnswerRules
{
    private static readonly string[] Answering = (
        "answer* reply* replies respond* give giving return* output* write state report* put print tag "
        + "tags final write* phrase*"
    ).Split(' ');

    private static readonly string[] Values = "value values number numbers answer result figure name".Split(' ');

    public static Statement Money(Sentence sentence)
    {
        var whole = sentence.Whole;
        var places = whole.Find(["decimal*", "digit*", "place*"]);
        var cents = whole.Find(["cent", "cents", "hundredth*", "penny"]);
        var two = whole.Find(["two", "2"]);
        var exact =
            two >= 0 && places >= 0 && Math.Abs(places - two) <= 4 ? two
            : cents >= 0 && whole.Has("round*", "nearest", "exact*") && !whole.Has("drop*", "omit*", "cut*", "ignor*")
                ? cents
            : -1;
        if (exact >= 0)
        {
            return Statement.For(
                Rule.MoneyDecimals,
                whole.IsNegated(exact) && !whole.Has("instead", "rather") ? -1 : 1
            );
        }

        var rough = whole.Find(["whole", "integer*", "nearest"]);
        if (rough >= 0 && whole.HasWithin(rough, 4, ["number*", "dollar*", "euro*", "integer*", "unit*", "amount*"]))
        {
            return whole.IsNegated(rough) ? default : new Statement(RuleSet.Of(Rule.WholeNumbers), default);
        }

        var none = whole.Find(["no", "without", "drop*", "omit*", "cut*"]);
        return none >= 0 && whole.HasWithin(none + 1, 3, ["decimal*", "cents"])
            ? new Statement(RuleSet.Of(Rule.WholeNumbers), default)
            : default;
    }

    public static Statement Form(Sentence sentence)
    {
        var whole = sentence.Whole;
        var bare = Bare(whole);
        if (bare != 0)
        {
            return Statement.For(Rule.BareAnswer, bare);
        }

        var prose = whole.Find(["sentence*", "prose"]);
        if (prose < 0)
        {
            prose = whole.Has("extra", "other", "more", "further", "additional", "surrounding")
                ? whole.Find(["word", "words", "text", "explanation*", "commentary"])
                : whole.Find(["explanation*", "commentary"]);
            return prose >= 0 && (whole.IsNegated(prose) || Stances.LeaveOut(whole, -1) > 0)
                ? Statement.For(Rule.BareAnswer, 1)
                : default;
        }

        if (whole.IsNegated(prose) || Stances.LeaveOut(whole, -1) > 0)
        {
            return Statement.For(Rule.BareAnswer, 1);
        }

        return whole.Has(Answering) || whole.Has("full", "complete", "use")
            ? new Statement(RuleSet.Of(Rule.FullSentence), default)
            : default;
    }

    public static Statement Signs(Sentence sentence)
    {
        var whole = sentence.Whole;
        var sign = whole.Find(["symbol*", "sign", "signs"]);
        if (sign < 0 && whole.Has("add", "append*", "attach*", "include*"))
        {
            sign = whole.Find(["currency"]);
        }

        if (sign < 0)
        {
            var unit = whole.Find(["unit"]);
            sign =
                unit >= 0 && whole.Has("append*", "behind", "after", "attach*") && !whole.Has("convert*") ? unit : -1;
        }
        else if (!whole.Has("add", "put", "append*", "write", "show*", "with", "include*", "attach*", "prefix*", "use"))
        {
            sign = -1;
        }

        return sign >= 0 && !whole.IsNegated(sign) && Stances.LeaveOut(whole, -1) <= 0 && !whole.Has("nearest")
            ? new Statement(RuleSet.Of(Rule.UnitSigns), default)
            : default;
    }

    private static int Bare(Segment whole)
    {
        if (!whole.Has(Answering))
        {
            return 0;
        }

        for (
            var i = whole.Find(["only", "just", "bare", "plain", "raw", "solely", "nothing"]);
            i >= 0;
            i = whole.Find(["only", "just", "bare", "plain", "raw", "solely", "nothing"], i + 1)
        )
        {
            if (whole.Words[i] == "nothing")
            {
                if (whole.HasWithin(i + 1, 1, ["else", "but", "more", "besides"]))
                {
                    return 1;
                }
            }
            else if (whole.HasWithin(i + 1, 3, Values))
            {
                return whole.IsNegated(i) ? -1 : 1;
            }
        }

        var alone = whole.Find(["alone", "itself"]);
        return alone > 0 && whole.HasWithin(alone - 2, 2, Values) ? 1 : 0;
    }
}
