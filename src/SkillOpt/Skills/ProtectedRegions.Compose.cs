using System.Text;

namespace SkillOpt.Skills;

internal static partial class ProtectedRegions
{
    /// <summary>The guidance in the slow-update region with <c>\n</c> line ends; empty when there is none.</summary>
    public static string GetSlowUpdate(string text) => Content(text, RegionKind.SlowUpdate);

    /// <summary>
    /// The text with this guidance as its only slow-update region, after the body and before the appendix. Blank content
    /// removes the region.
    /// </summary>
    public static string WithSlowUpdate(string text, string content) =>
        With(text, RegionKind.SlowUpdate, StripMarkers(content).Trim());

    /// <summary>
    /// A rewritten document with the protected text of <paramref name="original"/>: whatever regions and markers the
    /// rewrite has are dropped, and those of the original are added at the end, byte for byte. The body gets the line ends
    /// of the original.
    /// </summary>
    public static string Restore(string rewritten, string original)
    {
        var found = Find(original);
        var newLine = LineEnds.Dominant(original);
        var body = Body(rewritten);
        return found.Count == 0 && body.Length == rewritten.Length
            ? LineEnds.Convert(body, newLine)
            : Compose(
                LineEnds.Convert(body, newLine),
                [.. found.Select(span => original[span.Start..span.End])],
                newLine,
                endsOpen: found is [.., { Open: true }]
            );
    }

    private static string With(string text, RegionKind kind, string content)
    {
        if (content.Length == 0 && !Find(text, kind).Any())
        {
            return text;
        }

        var newLine = LineEnds.Dominant(text);
        IEnumerable<string> own = content.Length == 0 ? [] : [kind.Wrap(LineEnds.Convert(content, newLine), newLine)];
        var other = Regions(text, kind.Other, newLine);
        var ordered = ReferenceEquals(kind, RegionKind.SlowUpdate) ? own.Concat(other) : other.Concat(own);
        return Compose(Body(text), [.. ordered], newLine, endsOpen: false);
    }

    private static string Compose(string body, string[] regions, string newLine, bool endsOpen)
    {
        var parts = regions.Prepend(body.TrimEnd()).Where(part => part.Length > 0);
        var whole = string.Join(newLine + newLine, parts);
        return whole.Length == 0 || endsOpen ? whole : whole + newLine;
    }

    // A region is kept as it is; one that lacks its end or is entangled with the other kind is written anew.
    private static IEnumerable<string> Regions(string text, RegionKind kind, string newLine)
    {
        foreach (var span in Find(text, kind).Where(span => !span.LoneEnd))
        {
            var raw = text[span.Start..span.End];
            yield return span.Open || Find(raw, kind.Other).Any()
                ? kind.Wrap(LineEnds.Convert(Inner(text, span, kind), newLine), newLine)
                : raw;
        }
    }

    private static string Content(string text, RegionKind kind) =>
        string.Join(
            "\n\n",
            Find(text, kind)
                .Where(span => !span.LoneEnd)
                .Select(span => Inner(text, span, kind))
                .Where(inner => inner.Length > 0)
        );

    private static string Inner(string text, ProtectedSpan span, RegionKind kind)
    {
        var inner = text[(span.Start + kind.StartMarker.Length)..(span.End - (span.Open ? 0 : kind.EndMarker.Length))];
        var own = StripMarkers(Remove(inner, [.. Find(inner, kind.Other)]));
        return LineEnds.Convert(own, "\n").Trim();
    }

    /// <summary>The text without its regions and markers.</summary>
    public static string Body(string text) => StripMarkers(Remove(text, Find(text)));

    private static string Remove(string text, IReadOnlyList<ProtectedSpan> spans)
    {
        if (spans.Count == 0)
        {
            return text;
        }

        var newLine = LineEnds.Dominant(text);
        var kept = new StringBuilder(text.Length).Append(text, 0, spans[0].Start);
        for (var i = 0; i < spans.Count; i++)
        {
            var end = i + 1 < spans.Count ? spans[i + 1].Start : text.Length;
            Join(kept, text.AsSpan(spans[i].End, end - spans[i].End), newLine);
        }

        return kept.ToString();
    }

    // Removing a region leaves the blank lines of both its sides behind; three or more line breaks become two.
    private static void Join(StringBuilder kept, ReadOnlySpan<char> rest, string newLine)
    {
        var blank = rest[..(rest.Length - rest.TrimStart().Length)];
        var (length, breaks) = (kept.Length, blank.Count('\n'));
        while (length > 0 && char.IsWhiteSpace(kept[length - 1]))
        {
            breaks += kept[--length] == '\n' ? 1 : 0;
        }

        if (breaks >= 3 || length == 0)
        {
            kept.Length = length;
            kept.Append(length == 0 ? "" : newLine + newLine);
            rest = rest[(blank.LastIndexOf('\n') + 1)..];
        }

        kept.Append(rest);
    }
}
