namespace SkillOpt.Models;

/// <summary>The first <c>```json</c> block of a reply.</summary>
/// <param name="Content">The text between the fences, or to the end when it is never closed.</param>
/// <param name="InlineContent">The text up to the first closing fence wherever it stands, if that is another one.</param>
/// <param name="IsOnly">Whether no other such block follows.</param>
internal sealed record JsonFence(string Content, string? InlineContent, bool IsOnly)
{
    private const string Opening = "```json";
    private const string Closing = "```";

    public static JsonFence? Find(string reply)
    {
        var open = reply.IndexOf(Opening, StringComparison.OrdinalIgnoreCase);
        if (open < 0)
        {
            return null;
        }

        var start = open + Opening.Length;
        while (start < reply.Length && char.IsLetterOrDigit(reply[start]))
        {
            start++;
        }

        var first = reply.IndexOf(Closing, start, StringComparison.Ordinal);
        var end = first;
        while (end >= 0 && !BeginsItsLine(reply, start, end))
        {
            end = reply.IndexOf(Closing, end + Closing.Length, StringComparison.Ordinal);
        }

        // A string value may hold a fence; a real closing fence stands alone on its line, which raw JSON text cannot.
        var stop = end >= 0 ? end : reply.Length;
        var next = reply.IndexOf(Opening, stop, StringComparison.OrdinalIgnoreCase);
        return new JsonFence(
            reply[start..stop].Trim(),
            first >= 0 && first != stop ? reply[start..first].Trim() : null,
            next < 0
        );
    }

    private static bool BeginsItsLine(string reply, int start, int position)
    {
        var i = position - 1;
        while (i >= start && reply[i] is ' ' or '\t')
        {
            i--;
        }

        return i < start || reply[i] is '\n' or '\r';
    }
}
