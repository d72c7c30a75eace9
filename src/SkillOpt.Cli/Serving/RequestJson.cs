using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving;

/// <summary>Reads what the requests of all wires have in common.</summary>
internal static class RequestJson
{
    private static readonly string[] Unreadable = ["image", "image_url", "input_image", "input_audio", "document"];

    public static string Model(JsonObject body) =>
        Text(body["model"]) is { Length: > 0 } model ? model : throw new FormatException("'model' must be a text.");

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static string Required(JsonObject fields, string name) =>
        Text(fields[name]) ?? throw new FormatException($"'{name}' must be a text.");

    /// <summary>A text or a list of parts of text.</summary>
    public static IEnumerable<AIContent> Content(JsonNode? content) =>
        content switch
        {
            null => [],
            JsonArray parts => parts.Select(Part).OfType<AIContent>(),
            _ => Text(content) is { } text
                ? [new TextContent(text)]
                : throw new FormatException("'content' must be a text or a list of parts."),
        };

    /// <summary>The texts of a content in one; whatever else is in it is left out.</summary>
    public static string Joined(JsonNode? content) =>
        content is JsonArray parts
            ? string.Concat(parts.OfType<JsonObject>().Select(part => Text(part["text"])))
            : Text(content) ?? "";

    /// <summary>Newer clients write developer for what was system.</summary>
    public static ChatRole Role(string role) => role == "developer" ? ChatRole.System : new ChatRole(role);

    public static FunctionCallContent Call(string id, string name, JsonObject? arguments) =>
        new(id, name, arguments?.ToDictionary(pair => pair.Key, pair => (object?)pair.Value?.DeepClone()));

    /// <summary>The arguments as models write them: JSON in a text, which nothing says is well formed.</summary>
    public static JsonObject? Arguments(JsonNode? written)
    {
        try
        {
            return Text(written) is { Length: > 0 } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null for a tool without a name, which is none of ours to call.</returns>
    public static AITool? Tool(JsonObject? function, string schemaName)
    {
        if (function is null || Text(function["name"]) is not { Length: > 0 } name)
            return null;
        var schema = function[schemaName] as JsonObject ?? [];
        return AIFunctionFactory.CreateDeclaration(
            name,
            Text(function["description"]),
            JsonSerializer.SerializeToElement(schema)
        );
    }

    private static TextContent? Part(JsonNode? part)
    {
        if (part is not JsonObject fields)
            throw new FormatException("A part of 'content' must be an object.");
        if (Text(fields["text"]) is { } text)
            return new TextContent(text);
        return Text(fields["type"]) is { } type && !Unreadable.Contains(type, StringComparer.Ordinal)
            ? null
            : throw new FormatException("A part of 'content' is not text: scripted models read text only.");
    }
}
