namespace SkillOpt.Prompts;

internal static class NearestName
{
    /// <summary>The candidate with the fewest changed letters; the first of equals.</summary>
    public static string Find(string name, IReadOnlyList<string> candidates) =>
        candidates.MinBy(candidate => Distance(name.ToLowerInvariant(), candidate))!;

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(previous[j], row[j - 1]) + 1);
            }

            previous = row;
        }

        return previous[right.Length];
    }
}
