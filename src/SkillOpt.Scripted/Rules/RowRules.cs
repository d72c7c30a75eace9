namespace SkillOpt.Scripted.Rules;

/// <summary>Recognises what a sentence says about which rows and cells count.</summary>
internal static class RowRules
{
    private static readonly string[] TotalWords = "total totals subtotal* sum sums summary footer grand".Split(' ');

    private static readonly string[] RowWords = ["row", "rows", "line", "lines", "entry", "entries", "record*"];

    private static readonly string[] Labelling = (
        "label* name named call* say says mark* read reads headed is are with show* hold holds holding "
        + "containing contains titled start* begin*"
    ).Split(' ');

    public static int CancelledRows(Sentence sentence) =>
        sentence.Stance(segment => segment.Find(["cancel*", "void", "voided", "annul*"]), Stances.LeaveOut);

    public static int TotalRows(Sentence sentence) => sentence.Stance(TotalRowTopic, Stances.LeaveOut);

    public static int DuplicateRows(Sentence sentence)
    {
        var whole = sentence.Whole;
        var once = whole.Find(["once"]);
        while (once > 0 && whole.Words[once - 1] == "than")
        {
            once = whole.Find(["once"], once + 1);
        }

        var topic = DuplicateTopic(whole) >= 0;
        if (
            once >= 0
            && (topic || whole.Has("each", "every", "row", "rows", "order*", "entr*", "line*", "id", "record*"))
        )
        {
            return whole.IsNegated(once) && !whole.Has("only") ? -1 : 1;
        }

        var unique = whole.Find(["dedup*", "unique", "distinct"]);
        if (unique >= 0)
        {
            return whole.IsNegated(unique) ? -1 : 1;
        }

        if (topic && whole.Has("one", "single", "first") && whole.Has("keep*", "count*", "use", "take", "as"))
        {
            return 1;
        }

        return sentence.Stance(DuplicateTopic, Stances.LeaveOut);
    }

    public static int MissingCells(Sentence sentence)
    {
        var whole = sentence.Whole;
        var only = whole.Find(["only"]);
        if (
            only >= 0
            && whole.Has("averag*", "mean", "divid*")
            && (
                whole.HasWithin(only, 12, ["numeric", "filled", "present", "actual", "hold", "holds", "non-empty"])
                || (
                    whole.HasWithin(only, 12, ["number*", "value*", "score*"])
                    && whole.HasWithin(only, 12, ["have", "has", "with", "contain*", "that"])
                )
            )
        )
        {
            return 1;
        }

        return sentence.Stance(MissingTopic, MissingStance);
    }

    private static int TotalRowTopic(Segment segment)
    {
        for (var i = segment.Find(TotalWords); i >= 0; i = segment.Find(TotalWords, i + 1))
        {
            if (
                segment.Words[i].StartsWith("subtotal", StringComparison.Ordinal)
                || segment.HasWithin(i + 1, 2, RowWords)
            )
            {
                return i;
            }

            // "rows labelled Total", "the line that reads Total", "the last row is a sum".
            if (segment.HasWithin(i - 5, 4, RowWords) && segment.HasWithin(i - 4, 4, Labelling))
            {
                return i;
            }
        }

        return -1;
    }

    private static int DuplicateTopic(Segment segment)
    {
        var at = segment.Find([
            "duplicat*",
            "dupe*",
            "repeat*",
            "identical",
            "twice",
            "double-count*",
            "copies",
            "copy",
        ]);
        if (at >= 0)
        {
            return at;
        }

        var than = segment.Find(["than"]);
        return than >= 0 && segment.HasWithin(than + 1, 1, ["once"]) ? than : -1;
    }

    private static int MissingTopic(Segment segment) =>
        segment.Find(["n/a", "na", "empty", "blank*", "missing", "absent", "unavailable", "gap", "gaps"]);

    private static int MissingStance(Segment segment, int topic)
    {
        var zero = segment.Find(["zero", "zeros", "zeroes", "0"]);
        return zero >= 0
            ? (segment.IsNegated(zero) || Stances.LeaveOut(segment, -1) > 0 ? 1 : -1)
            : Stances.LeaveOut(segment, topic);
    }
}
