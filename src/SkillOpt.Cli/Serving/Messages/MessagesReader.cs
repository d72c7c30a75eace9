using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving.Messages;

/// <summary>Reads a request for a message; blocks that mean nothing to a scripted model are left out.</summary>
internal static class MessagesReader
{
    public static ModelRequest Read(JsonObject body)
    {
        var model = RequestJson.Model(body);
        if (body["messages"] is not JsonArray { Count: > 0 } messages)
            throw new FormatException("'messages' must be a list of at least one message.");
        List<AIContent> system = [.. RequestJson.Content(body["system"])];
        IEnumerable<ChatMessage> first = system.Count > 0 ? [new ChatMessage(ChatRole.System, system)] : [];
        return new ModelRequest(
            model,
            [.. first, .. messages.SelectMany(Message)],
            [.. Tools(body["tools"])],
            RequestJson.Flag(body["stream"])
        );
    }

    /// <summary>Results of tools, which the user says in this wire, become a message of their own.</summary>
    private static IEnumerable<ChatMessage> Message(JsonNode? node)
    {
        if (node is not JsonObject message || RequestJson.Text(message["role"]) is not { } role)
            throw new FormatException("Every message needs a 'role'.");
        List<AIContent> contents = message["content"] is JsonArray blocks
            ? [.. blocks.SelectMany(Block)]
            : [.. RequestJson.Content(message["content"])];
        List<AIContent> results = [.. contents.OfType<FunctionResultContent>()];
        if (results.Count > 0)
            yield return new ChatMessage(ChatRole.Tool, results);
        if (results.Count == 0 || contents.Count > results.Count)
            yield return new ChatMessage(RequestJson.Role(role), [.. contents.Except(results)]);
    }

    private static IEnumerable<AIContent> Block(JsonNode? node)
    {
        if (node is not JsonObject block)
            throw new FormatException("A block of 'content' must be an object.");
        return RequestJson.Text(block["type"]) switch
        {
            "tool_use" =>
            [
                RequestJson.Call(
                    RequestJson.Required(block, "id"),
                    RequestJson.Required(block, "name"),
                    block["input"] as JsonObject
                ),
            ],
            "tool_result" => [Result(block)],
            _ => RequestJson.Content(new JsonArray(block.DeepClone())),
        };
    }

    private static FunctionResultContent Result(JsonObject block)
    {
        var said = RequestJson.Joined(block["content"]);
        return new FunctionResultContent(RequestJson.Required(block, "tool_use_id"), said)
        {
            Exception = RequestJson.Flag(block["is_error"]) ? new InvalidOperationException(said) : null,
        };
    }

    private static IEnumerable<AITool> Tools(JsonNode? tools) =>
        (tools as JsonArray ?? [])
            .OfType<JsonObject>()
            // The server's own tools, such as web_search, have a type and no schema.
            .Where(tool => tool["input_schema"] is JsonObject)
            .Select(tool => RequestJson.Tool(tool, "input_schema"))
            .OfType<AITool>();
}
