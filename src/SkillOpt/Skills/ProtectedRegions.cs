using System.Text;

namespace SkillOpt.Skills;

/// <summary>
/// The two regions of a skill that edits and rewrites leave alone. A region reaches from a start marker to the next end
/// marker of its kind, or to the end of the text when there is none; an end marker without a start protects itself.
/// </summary>
internal static partial class ProtectedRegions
{
    public const string SlowUpdateStart = "<!-- SLOW_UPDATE_START -->";
    public const string SlowUpdateEnd = "<!-- SLOW_UPDATE_END -->";
    public const string AppendixStart = "<!-- APPENDIX_START -->";
    public const string AppendixEnd = "<!-- APPENDIX_END -->";

    private static readonly string[] Markers = [SlowUpdateStart, SlowUpdateEnd, AppendixStart, AppendixEnd];

    /// <summary>The protected spans in order, without overlaps.</summary>
    public static IReadOnlyList<ProtectedSpan> Find(string text)
    {
        var spans = new List<ProtectedSpan>();
        foreach (
            var span in Find(text, RegionKind.SlowUpdate)
                .Concat(Find(text, RegionKind.Appendix))
                .OrderBy(span => span.Start)
        )
        {
            if (spans.Count > 0 && spans[^1] is var last && span.Start < last.End)
            {
                spans[^1] = last with { End = Math.Max(last.End, span.End), Open = last.Open || span.Open };
            }
            else
            {
                spans.Add(span);
            }
        }

        return spans;
    }

    /// <summary>Whether both texts hold the same protected text, byte for byte and in the same order.</summary>
    public static bool AreSame(string text, string other) =>
        Find(text)
            .Select(span => text[span.Start..span.End])
            .SequenceEqual(Find(other).Select(span => other[span.Start..span.End]));

    /// <summary>Removes the four markers, also those that only appear once others are removed.</summary>
    public static string StripMarkers(string text)
    {
        if (!text.Contains("-->", StringComparison.Ordinal))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            kept.Append(character);
            if (character == '>')
            {
                kept.Length -= Markers.FirstOrDefault(marker => EndsWith(kept, marker))?.Length ?? 0;
            }
        }

        return kept.ToString();
    }

    private static bool EndsWith(StringBuilder text, string end) =>
        text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;

    private static IEnumerable<ProtectedSpan> Find(string text, RegionKind kind)
    {
        var (position, start, end) = (0, -2, -2);
        while (true)
        {
            start = Next(text, kind.StartMarker, start, position);
            end = Next(text, kind.EndMarker, end, position);
            if (end >= 0 && (start < 0 || end < start))
            {
                position = end + kind.EndMarker.Length;
                yield return new ProtectedSpan(end, position, LoneEnd: true);
            }
            else if (start >= 0 && end >= 0)
            {
                position = end + kind.EndMarker.Length;
                yield return new ProtectedSpan(start, position);
            }
            else
            {
                if (start >= 0)
                {
                    yield return new ProtectedSpan(start, text.Length, Open: true);
                }

                yield break;
            }
        }
    }

    // Searches again only when the known hit was passed, so that many markers do not cost a scan of the rest each.
    private static int Next(string text, string marker, int known, int position) =>
        known == -1 || known >= position ? known : text.IndexOf(marker, position, StringComparison.Ordinal);
}
