using System.Globalization;
using System.Text.RegularExpressions;

namespace SkillOpt.Reflection;

/// <summary>Puts text from outside into a message so that it cannot pass for a part of the message.</summary>
internal static partial class DataText
{
    public const int MaxFeedback = 2000;

    /// <summary>A closing tag in the text gets a backslash, so that the data does not seem to end there.</summary>
    public static string Fenced(string text) =>
        ClosingTag().Replace(text, match => "<\\" + match.Value[1..]).TrimEnd('\r', '\n');

    public static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    /// <summary>Text after a label: further lines are indented, so that none of them can look like a heading.</summary>
    public static string Labelled(string text) => LineBreak().Replace(Cut(Fenced(text.Trim()), MaxFeedback), "\n  ");

    /// <summary>Text under a heading without a tag around it: its own headings get a backslash.</summary>
    public static string UnderHeading(string text) => Heading().Replace(Fenced(text.Trim()), "\\#");

    public static string Number(double value) => (value + 0.0).ToString("0.####", CultureInfo.InvariantCulture);

    public static string Count(int number, string singular) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {singular}{(number == 1 ? "" : "s")}");

    /// <summary>Keeps head and tail of a text that is too long, about half each, and marks the cut.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var kept = Math.Max(0, maxLength - Marker(text.Length).Length);
        var head = Head(text, kept - (kept / 2));
        var tail = text.Length - (kept / 2);
        if (tail < text.Length && char.IsLowSurrogate(text[tail]))
        {
            tail++;
        }

        return head + Marker(tail - head.Length) + text[tail..];
    }

    /// <summary>The first characters, one less where the limit falls into a surrogate pair.</summary>
    public static string Head(string text, int length)
    {
        length = Math.Min(length, text.Length);
        return length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])
            ? text[..(length - 1)]
            : text[..length];
    }

    private static string Marker(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"\n[... {count} characters cut ...]\n");

    [GeneratedRegex(
        "</(?=(skill|trajectory|guidance|memory)\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ClosingTag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\r\n|\r|\n", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    [GeneratedRegex("^#", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
