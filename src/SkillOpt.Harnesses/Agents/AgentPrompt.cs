using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Agents;

/// <summary>The messages of a call as the one text that an agent program is given.</summary>
internal static class AgentPrompt
{
    private const string Border = "\n\n---\n\n";

    /// <summary>The system's text, a line <c>---</c> and what was said; who said it where it was more than one message.</summary>
    public static string Of(IReadOnlyList<ChatMessage> messages)
    {
        var system = messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text);
        var others = messages.Where(message => message.Role != ChatRole.System).ToList();
        var said =
            others.Count == 1
                ? others[0].Text
                : string.Join("\n\n", others.Select(message => $"[{message.Role.Value}]\n{message.Text}"));
        return string.Join(Border, [.. system.Where(text => text.Length > 0), said]);
    }
}
