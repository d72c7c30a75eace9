namespace SkillOpt.Models;

/// <summary>Some models write their reasoning before the answer, in a block of its own.</summary>
internal static class ThinkingBlocks
{
    private const string Open = "<think>";
    private const string Close = "</think>";

    /// <summary>Where the answer begins, or -1 when the reply ends inside its reasoning.</summary>
    public static int SkipLeading(string reply)
    {
        var position = 0;
        var brace = reply.IndexOf('{', StringComparison.Ordinal);
        while (true)
        {
            if (brace >= 0 && brace < position)
            {
                brace = reply.IndexOf('{', position);
            }

            var limit = brace < 0 ? reply.Length : brace;
            var open = reply.IndexOf(Open, position, limit - position, StringComparison.OrdinalIgnoreCase);
            if (open < 0)
            {
                return position;
            }

            var close = reply.IndexOf(Close, open, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
            {
                return -1;
            }

            position = close + Close.Length;
        }
    }

    /// <summary>
    /// Where the answer begins when the opening tag was lost on the way, as some providers cut it off; -1 when there is
    /// no closing tag before the answer.
    /// </summary>
    public static int SkipUnopened(string reply)
    {
        var close = reply.IndexOf(Close, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? -1 : close + Close.Length;
    }
}
