using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Questions;

internal static class AggregateReader
{
    private static readonly string[] HighWords = "highest largest most biggest maximum heaviest longest best".Split(
        ' '
    );
    private static readonly string[] LowWords =
    [
        "lowest",
        "smallest",
        "least",
        "fewest",
        "minimum",
        "lightest",
        "shortest",
    ];

    public static Aggregate? Read(string[] words, Table table)
    {
        if (words.Contains("difference") || words.Contains("apart"))
        {
            return Aggregate.Difference;
        }

        if (words.Contains("average") || words.Contains("mean"))
        {
            return Aggregate.Average;
        }

        if (words.Any(HighWords.Contains))
        {
            return Aggregate.Highest;
        }

        if (words.Any(LowWords.Contains))
        {
            return Aggregate.Lowest;
        }

        return Counted(words) is { } counted ? (IsMeasured(counted, table) ? Aggregate.Sum : Aggregate.Count)
            : words.Any(word => word is "total" or "sum" or "add" or "adds" or "altogether" or "much") ? Aggregate.Sum
            : null;
    }

    /// <summary>The word that names what is counted, when the question counts.</summary>
    private static string? Counted(string[] words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if ((words[i] == "how" && words[i + 1] == "many") || (words[i] == "number" && words[i + 1] == "of"))
            {
                return i + 2 < words.Length ? words[i + 2] : "";
            }

            if (words[i] == "count")
            {
                return words[i + 1] == "the" && i + 2 < words.Length ? words[i + 2] : words[i + 1];
            }
        }

        return null;
    }

    private static bool IsMeasured(string counted, Table table) =>
        Units.Asked(counted).Length > 0
        || table.Header.Skip(1).Any(header => header.StartsWith(counted + " ", StringComparison.OrdinalIgnoreCase));
}
