using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Anthropic;

/// <summary>Writes the system prompt apart and merges neighbours of one role, as the wire wants it.</summary>
internal static class TurnWriter
{
    /// <summary>The end of the system prompt is marked, so that what all calls share is cached.</summary>
    public static void WriteSystem(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, string? instructions)
    {
        var texts = messages
            .Where(message => message.Role == ChatRole.System)
            .Select(message => message.Text)
            .Prepend(instructions)
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .ToList();
        if (texts.Count == 0)
            return;
        json.WriteStartArray("system");
        for (var i = 0; i < texts.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", texts[i]);
            if (i == texts.Count - 1)
            {
                json.WriteStartObject("cache_control");
                json.WriteString("type", "ephemeral");
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTurns(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        string? open = null;
        foreach (var message in messages.Where(message => message.Role != ChatRole.System))
        {
            Contents.Check(message);
            var role = RoleOf(message);
            if (role != open)
            {
                Close(json, open);
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteStartArray("content");
                open = role;
            }

            foreach (var content in message.Contents)
                BlockWriter.Write(json, content);
        }

        Close(json, open);
        json.WriteEndArray();
    }

    private static string RoleOf(ChatMessage message) =>
        message.Role == ChatRole.Tool && message.Results().Count > 0 ? "user" : Roles.Of(message);

    private static void Close(Utf8JsonWriter json, string? open)
    {
        if (open is null)
            return;
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
