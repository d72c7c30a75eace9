namespace SkillOpt.Scripted.Rules;

/// <summary>Whether a segment wants something left out (1), kept in (-1), or says nothing about it (0).</summary>
internal static class Stances
{
    private static readonly string[] Excluding = (
        "exclud* ignor* skip* omit* drop* discard* disregard* remov* delet* filter* except* aside "
        + "strike throw* eliminat*"
    ).Split(' ');

    private static readonly string[] Including =
        "includ* count* add adds added adding sum sums summed keep* kept contribut* belong*".Split(' ');

    // Too common to mean much unless they are negated: "do not use", "never treat as", "are not part of".
    private static readonly string[] WeakIncluding =
        "use* using consider* take taken treat* enter enters part data matter*".Split(' ');

    private static readonly string[] Leaving =
        "leave leaves leaving left kept keep keeps keeping cross take taking stay stays".Split(' ');

    private static readonly string[] Subordinating = ["before", "when", "while", "if", "after", "how", "whether"];

    private static readonly string[] Pronouns = "it them these those that such each both too".Split(' ');

    public static int LeaveOut(Segment segment, int topic)
    {
        var stance = Verbs(segment, topic);
        var complement = topic >= 0 && segment.IsComplement(topic);
        if (!complement)
        {
            return stance;
        }

        // "Count rows without cancelled ones" and "use only what is not cancelled" need no verb.
        var alone = segment.Words[Math.Max(0, topic - 1)] == "without" || segment.HasWithin(0, topic, ["only"]);
        return stance == 0 && alone ? 1 : -stance;
    }

    private static int Verbs(Segment segment, int topic)
    {
        var keeps = false;
        for (var i = 0; i < segment.Words.Count; i++)
        {
            if (Excludes(segment, i))
            {
                if (!segment.IsNegated(i))
                {
                    return 1;
                }

                keeps = true;
            }
        }

        for (var i = 0; i < segment.Words.Count; i++)
        {
            var strong = Segment.Matches(segment.Words[i], Including);
            if (!strong && !Segment.Matches(segment.Words[i], WeakIncluding))
            {
                continue;
            }

            if (segment.IsNegated(i))
            {
                return 1;
            }

            keeps |= strong && IsAbout(segment, i, topic);
        }

        return keeps ? -1 : 0;
    }

    private static bool IsAbout(Segment segment, int verb, int topic)
    {
        if (topic < 0)
        {
            return segment.HasWithin(verb + 1, 2, Pronouns);
        }

        return verb < topic ? topic - verb <= 6 : !segment.HasWithin(topic, verb - topic, Subordinating);
    }

    private static bool Excludes(Segment segment, int i) =>
        Segment.Matches(segment.Words[i], Excluding)
        || (Segment.Matches(segment.Words[i], Leaving) && segment.HasWithin(i + 1, 5, ["out", "aside"]));
}
