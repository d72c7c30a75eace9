namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>Finds the script in a reply.</summary>
internal static class CodeBlock
{
    private const string Fence = "```";

    /// <summary>The script of a reply that is not asked for another one: without a block it is the whole of it.</summary>
    public static string? Only(string reply) => Find(reply) ?? (string.IsNullOrWhiteSpace(reply) ? null : reply);

    /// <summary>The first fenced block; null without one. A block that is not closed reaches to the end.</summary>
    public static string? Find(string reply)
    {
        var open = reply.IndexOf(Fence, StringComparison.Ordinal);
        if (open < 0)
        {
            return null;
        }

        var start = reply.IndexOf('\n', open);
        if (start < 0)
        {
            return null;
        }

        var close = reply.IndexOf($"\n{Fence}", start, StringComparison.Ordinal);
        var code =
            close < 0 ? reply[(start + 1)..]
            : close == start ? ""
            : reply[(start + 1)..close];
        return string.IsNullOrWhiteSpace(code) ? null : code;
    }
}
