namespace SkillOpt.Scoring;

internal static class NearestName
{
    /// <summary>The name with the fewest letters to insert, remove or change; the first of several.</summary>
    public static string Of(string wrong, IEnumerable<string> names) =>
        names.MinBy(name => Distance(wrong.ToUpperInvariant(), name.ToUpperInvariant()))!;

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
