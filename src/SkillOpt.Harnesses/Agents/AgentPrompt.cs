using System.Text;
using Microsoft.Extensions.AI;

namespace SkillOpt.Harnesses.Agents;

/// <summary>The messages of a call as the one text that an agent program is given.</summary>
internal static class AgentPrompt
{
    private const string NoTools = "Answer the last message. Reply with the answer only, and use no tools.";

    /// <summary>For an agent that works in a folder: the prompt as it is.</summary>
    public static string ForWork(IReadOnlyList<ChatMessage> messages) =>
        string.Join("\n\n", messages.Select(message => message.Text));

    /// <summary>
    /// For an agent in place of a model: each message between the tags of its role, each tag on a line of its own, and at the
    /// end that no tools are needed.
    /// </summary>
    public static string ForAnswer(IReadOnlyList<ChatMessage> messages)
    {
        var prompt = new StringBuilder();
        foreach (var message in messages)
        {
            var role = message.Role.Value;
            prompt
                .Append('<')
                .Append(role)
                .Append(">\n")
                .Append(message.Text)
                .Append("\n</")
                .Append(role)
                .Append(">\n");
        }

        return prompt.Append('\n').Append(NoTools).Append('\n').ToString();
    }
}
