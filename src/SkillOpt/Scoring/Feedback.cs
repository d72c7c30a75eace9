using System.Text.Encodings.Web;

namespace SkillOpt.Scoring;

/// <summary>
/// The sentence about a score that the optimizer reads. Its form is fixed, because programs read it too:
/// <c>Correct.</c> or <c>Expected "A" or "B", got "C".</c>, quoted like JSON strings.
/// </summary>
internal static class Feedback
{
    public const string Correct = "Correct.";

    private const int LongestAnswer = 300;

    public static string For(bool right, IReadOnlyList<string> references, string answer) =>
        right ? Correct : Expected(references, answer);

    private static string Expected(IReadOnlyList<string> references, string answer) =>
        $"Expected {string.Join(" or ", references.Select(Quoted))}, got {Quoted(Cut(answer.Trim()))}.";

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Cut(string text)
    {
        if (text.Length <= LongestAnswer)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestAnswer - 1]) ? LongestAnswer - 1 : LongestAnswer;
        return text[..end];
    }
}
