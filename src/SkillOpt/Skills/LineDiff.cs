namespace SkillOpt.Skills;

internal static class LineDiff
{
    /// <summary>
    /// The kept and removed lines make up the text before, the kept and added ones the text after; removed lines come
    /// before the added lines that take their place.
    /// </summary>
    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        var (left, right) = (TextLines.Split(before), TextLines.Split(after));
        var matches = LineMatcher.Match(left, right);
        var result = new List<DiffLine>(left.Count + right.Count);
        var (i, j) = (0, 0);
        for (var next = 0; next <= right.Count; next++)
        {
            var match = next == right.Count ? left.Count : matches[next];
            if (match == LineMatcher.NoMatch)
            {
                continue;
            }

            while (i < match)
            {
                result.Add(new DiffLine(DiffKind.Removed, left[i++]));
            }

            while (j < next)
            {
                result.Add(new DiffLine(DiffKind.Added, right[j++]));
            }

            if (next < right.Count)
            {
                result.Add(new DiffLine(DiffKind.Kept, right[j++]));
                i++;
            }
        }

        return result;
    }

    /// <summary>The difference as a unified diff with <c>\n</c> between its lines; empty when the texts are equal.</summary>
    public static string Unified(
        string before,
        string after,
        string beforeName = "a",
        string afterName = "b",
        int context = 3
    ) => UnifiedDiff.Write(Between(before, after), beforeName, afterName, context);
}
