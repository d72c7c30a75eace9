namespace SkillOpt.Models;

internal static class TextPosition
{
    private const int Around = 20;

    /// <summary>Says what is wrong and where, so that the model that wrote the text can find the place.</summary>
    public static string Describe(string text, int position, string problem)
    {
        position = Math.Min(position, text.Length);
        var line = text.AsSpan(0, position).Count('\n') + 1;
        var column = position - (text.AsSpan(0, position).LastIndexOf('\n') + 1) + 1;
        var near = text[Math.Max(0, position - Around)..Math.Min(text.Length, position + Around)];
        return $"The JSON object is broken at its line {line}, column {column} (near <{OneLine(near)}>): {problem}.";
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
}
