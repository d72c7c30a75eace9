namespace SkillOpt.Scripted.Rules;

/// <summary>A skill as the target understands it.</summary>
internal sealed record SkillReading(string Text, Statement Statement, int Words, ulong Hash)
{
    public static SkillReading Of(string text) =>
        new(text, RuleReader.Read(text), CountWords(text), SeededHash.Of(text));

    private static int CountWords(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var isWord = !char.IsWhiteSpace(c);
            words += isWord && !inside ? 1 : 0;
            inside = isWord;
        }

        return words;
    }
}
