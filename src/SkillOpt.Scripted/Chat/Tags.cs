namespace SkillOpt.Scripted.Chat;

internal static class Tags
{
    /// <summary>The skill between its tags; empty without any.</summary>
    public static string Skill(string text) => Between(text, "<skill>", "</skill>") ?? "";

    /// <summary>The text from the first opening to the last closing tag, without the line breaks next to them.</summary>
    public static string? Between(string text, string open, string close)
    {
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.LastIndexOf(close, StringComparison.Ordinal);
        return start >= 0 && end >= start + open.Length ? text[(start + open.Length)..end].Trim('\r', '\n') : null;
    }
}
