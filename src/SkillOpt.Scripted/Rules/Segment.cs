namespace SkillOpt.Scripted.Rules;

/// <summary>The words of a part of a sentence, in lower case.</summary>
internal sealed class Segment(IReadOnlyList<string> words)
{
    // A negation reaches this many words ahead: "never wrap the answer in a sentence".
    private const int NegationReach = 6;

    private static readonly string[] Negators = (
        "not no never without non neither nor cannot avoid* forget* stop instead rather wrong mistake " + "refrain fail"
    ).Split(' ');

    private static readonly string[] Fillers = "a an any the been be being marked as yet".Split(' ');

    public IReadOnlyList<string> Words => words;

    /// <summary>The first word that matches one of the stems (<c>cancel*</c> is a prefix), or -1.</summary>
    public int Find(ReadOnlySpan<string> stems, int from = 0)
    {
        for (var i = from; i < words.Count; i++)
        {
            if (Matches(words[i], stems))
            {
                return i;
            }
        }

        return -1;
    }

    public bool Has(params ReadOnlySpan<string> stems) => Find(stems) >= 0;

    public bool HasWithin(int from, int reach, ReadOnlySpan<string> stems)
    {
        for (var i = Math.Max(from, 0); i < Math.Min(from + reach, words.Count); i++)
        {
            if (Matches(words[i], stems))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an odd number of negations stands shortly before the word, or the whole is called wrong.</summary>
    public bool IsNegated(int index)
    {
        var negations = 0;
        for (var i = Math.Max(0, index - NegationReach); i < index; i++)
        {
            negations += IsNegation(words[i]) ? 1 : 0;
        }

        if (HasWithin(index + 1, words.Count, ["wrong", "mistake", "forbidden"]))
        {
            negations++;
        }

        return negations % 2 == 1;
    }

    /// <summary>Whether the word itself is negated: "rows that are not cancelled", "non-cancelled rows".</summary>
    public bool IsComplement(int index)
    {
        var i = index - 1;
        while (i >= 0 && Matches(words[i], Fillers))
        {
            i--;
        }

        return i >= 0 && (words[i] is "not" or "non" or "never" or "without" or "no" || words[i].EndsWith("n't"));
    }

    public static bool Matches(string word, ReadOnlySpan<string> stems)
    {
        foreach (var stem in stems)
        {
            if (
                stem[^1] == '*'
                    ? word.AsSpan().StartsWith(stem.AsSpan(0, stem.Length - 1), StringComparison.Ordinal)
                    : string.Equals(word, stem, StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNegation(string word) =>
        Matches(word, Negators) || word.EndsWith("n't", StringComparison.Ordinal);
}
