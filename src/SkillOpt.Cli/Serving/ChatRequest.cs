using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving;

/// <summary>A request for a chat completion, as far as a scripted model reads it.</summary>
internal sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages, bool Stream, bool IncludeUsage)
{
    /// <exception cref="FormatException">The request cannot be answered; the message says why.</exception>
    public static ChatRequest Read(JsonNode? body)
    {
        if (body is not JsonObject request)
            throw new FormatException("The body must be a JSON object.");
        if (Text(request["model"]) is not { Length: > 0 } model)
            throw new FormatException("'model' must be a text.");
        if (request["messages"] is not JsonArray { Count: > 0 } messages)
            throw new FormatException("'messages' must be a list of at least one message.");
        if (request["tools"] is JsonArray { Count: > 0 })
            throw new FormatException("'tools' cannot be given: scripted models call none.");
        return new ChatRequest(
            model,
            [.. messages.Select(Message)],
            Flag(request["stream"]),
            Flag((request["stream_options"] as JsonObject)?["include_usage"])
        );
    }

    private static ChatMessage Message(JsonNode? node) =>
        node is JsonObject message && Text(message["role"]) is { } role
            // Newer clients write developer for what was system.
            ? new ChatMessage(role == "developer" ? ChatRole.System : new ChatRole(role), Content(message["content"]))
            : throw new FormatException("Every message needs a 'role'.");

    private static string Content(JsonNode? content) =>
        content switch
        {
            null => "",
            JsonArray parts => string.Concat(parts.Select(Part)),
            _ => Text(content) ?? throw new FormatException("'content' must be a text or a list of parts."),
        };

    private static string Part(JsonNode? part) =>
        part is JsonObject fields && Text(fields["text"]) is { } text
            ? text
            : throw new FormatException("A part of 'content' is not text: scripted models read text only.");

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool Flag(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
