using Microsoft.Extensions.AI;

namespace SkillOpt.Scripted.Chat;

/// <summary>
/// A whole conversation in one text, as an agent program gets it on its standard input: blocks of <c>&lt;system&gt;</c>,
/// <c>&lt;user&gt;</c> and <c>&lt;assistant&gt;</c>, each tag alone on its line. The text begins with the block of the
/// system; what stands between and after the blocks is for the program, not for the conversation.
/// </summary>
internal static class WrittenConversation
{
    private static readonly (string Name, ChatRole Role)[] Blocks =
    [
        ("system", ChatRole.System),
        ("user", ChatRole.User),
        ("assistant", ChatRole.Assistant),
    ];

    /// <summary>Null for a text that is not one: it begins otherwise, or no user speaks in it.</summary>
    public static IReadOnlyList<ChatMessage>? Read(string text)
    {
        if (!text.TrimStart().StartsWith("<system>\n", StringComparison.Ordinal))
        {
            return null;
        }

        var messages = new List<ChatMessage>();
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (Array.Find(Blocks, block => lines[at] == $"<{block.Name}>") is not { Name: { } name } block)
            {
                continue;
            }

            var end = Array.IndexOf(lines, $"</{name}>", at + 1);
            if (end < 0)
            {
                return null;
            }

            messages.Add(new ChatMessage(block.Role, string.Join('\n', lines[(at + 1)..end])));
            at = end;
        }

        return messages.Exists(message => message.Role == ChatRole.User) ? messages : null;
    }
}
