namespace SkillOpt.Skills;

/// <summary>Where the target of an edit is.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Count">How many exact matches there are, not counting overlaps; 0 when only white space differs.</param>
internal readonly record struct TargetMatch(int Start, int End, int Count)
{
    public bool IsExact => Count > 0;

    /// <summary>The first exact match, ordinal and case-sensitive.</summary>
    public static TargetMatch? Exact(string text, string target)
    {
        var first = text.IndexOf(target, StringComparison.Ordinal);
        if (first < 0)
        {
            return null;
        }

        var count = 0;
        for (var at = first; at >= 0; at = text.IndexOf(target, at + target.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return new TargetMatch(first, first + target.Length, count);
    }

    /// <summary>
    /// The only place that differs from the target in runs of white space alone; null when there is none or more than one.
    /// </summary>
    public static TargetMatch? UpToWhitespace(string text, string target)
    {
        var document = CollapsedText.From(text);
        var (leads, trails) = (char.IsWhiteSpace(target[0]), char.IsWhiteSpace(target[^1]));
        var padded = CollapsedText.From(target).Text;
        var pattern = padded[(leads ? 0 : 1)..(trails ? padded.Length : padded.Length - 1)];
        var at = document.Text.IndexOf(pattern, StringComparison.Ordinal);
        if (at < 0 || document.Text.IndexOf(pattern, at + 1, StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var start = document.Offsets[leads ? at + 1 : at];
        var end = document.Offsets[at + pattern.Length - (trails ? 2 : 1)] + 1;
        return new TargetMatch(
            target.AsSpan(0, target.Length - target.AsSpan().TrimStart().Length).Contains('\n')
                ? BeforeLineBreak(text, start)
                : start,
            target.AsSpan(target.AsSpan().TrimEnd().Length).Contains('\n') ? AfterLineBreak(text, end) : end,
            Count: 0
        );
    }

    private static int BeforeLineBreak(string text, int start)
    {
        var head = text.AsSpan(0, start);
        var found = head[head.TrimEnd().Length..].LastIndexOf('\n');
        if (found < 0)
        {
            return start;
        }

        var at = head.TrimEnd().Length + found;
        return at > 0 && text[at - 1] == '\r' ? at - 1 : at;
    }

    private static int AfterLineBreak(string text, int end)
    {
        var tail = text.AsSpan(end);
        var found = tail[..(tail.Length - tail.TrimStart().Length)].IndexOf('\n');
        return found < 0 ? end : end + found + 1;
    }
}
