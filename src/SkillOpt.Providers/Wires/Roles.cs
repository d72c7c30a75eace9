using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

internal static class Roles
{
    public static string Of(ChatMessage message) =>
        message.Role == ChatRole.System || message.Role == ChatRole.User || message.Role == ChatRole.Assistant
            ? message.Role.Value
        : message.Role == ChatRole.Tool
            ? throw new NotSupportedException(
                "A message of role 'tool' cannot be sent without the result of a tool call."
            )
        : throw new NotSupportedException(
            $"A message of role '{message.Role}' cannot be sent: only system, user, assistant and tool can."
        );
}
