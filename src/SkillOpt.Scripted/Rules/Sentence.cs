namespace SkillOpt.Scripted.Rules;

/// <summary>One sentence or bullet, whole and cut into segments at commas and conjunctions.</summary>
internal sealed class Sentence(Segment whole, IReadOnlyList<Segment> segments)
{
    private static readonly string[] Conjunctions = ["and", "but", "while", "although", "then", "so", "because"];

    public Segment Whole => whole;

    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>
    /// The stance of the segment that names the topic; when that one takes none, of its neighbours: "If a row is
    /// cancelled, leave it out".
    /// </summary>
    public int Stance(Func<Segment, int> topic, Func<Segment, int, int> stance)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var at = topic(segments[i]);
            if (at < 0)
            {
                continue;
            }

            var own = stance(segments[i], at);
            if (own == 0 && i + 1 < segments.Count && topic(segments[i + 1]) < 0)
            {
                own = stance(segments[i + 1], -1);
            }

            if (own == 0 && i > 0 && topic(segments[i - 1]) < 0)
            {
                own = stance(segments[i - 1], -1);
            }

            if (own == 0 && i + 1 < segments.Count)
            {
                own = stance(segments[i + 1], topic(segments[i + 1]));
            }

            if (own != 0)
            {
                return own;
            }
        }

        // "Leave empty and n/a cells out": the conjunction cut the stance in two.
        var anywhere = topic(whole);
        return anywhere >= 0 && segments.Count > 1 ? stance(whole, anywhere) : 0;
    }

    public static Sentence From(IReadOnlyList<string> tokens)
    {
        var whole = new List<string>(tokens.Count);
        var part = new List<string>();
        var parts = new List<Segment>();
        foreach (var token in tokens)
        {
            var isBreak = token == ",";
            if (!isBreak)
            {
                whole.Add(token);
            }

            if (isBreak || Segment.Matches(token, Conjunctions))
            {
                Close();
            }
            else
            {
                part.Add(token);
            }
        }

        Close();
        return new Sentence(new Segment(whole), parts);

        void Close()
        {
            if (part.Count > 0)
            {
                parts.Add(new Segment(part));
                part = [];
            }
        }
    }
}
