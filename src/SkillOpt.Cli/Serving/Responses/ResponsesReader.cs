using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving.Responses;

/// <summary>Reads a request for a response; items and tools that mean nothing to a scripted model are left out.</summary>
internal static class ResponsesReader
{
    public static ModelRequest Read(JsonObject body)
    {
        var model = RequestJson.Model(body);
        if (body["previous_response_id"] is not null)
            throw new FormatException("'previous_response_id' cannot be given: nothing is kept. Send all items.");
        IEnumerable<ChatMessage> instructions = RequestJson.Text(body["instructions"]) is { Length: > 0 } text
            ? [new ChatMessage(ChatRole.System, text)]
            : [];
        return new ModelRequest(
            model,
            [.. instructions, .. Input(body["input"])],
            [.. Tools(body["tools"])],
            RequestJson.Flag(body["stream"])
        );
    }

    private static IEnumerable<ChatMessage> Input(JsonNode? input) =>
        input switch
        {
            JsonArray { Count: > 0 } items => items.Select(Item).OfType<ChatMessage>(),
            _ when RequestJson.Text(input) is { Length: > 0 } text => [new ChatMessage(ChatRole.User, text)],
            _ => throw new FormatException("'input' must be a text or a list of at least one item."),
        };

    private static ChatMessage? Item(JsonNode? node)
    {
        if (node is not JsonObject item)
            throw new FormatException("An item of 'input' must be an object.");
        return (RequestJson.Text(item["type"]) ?? "message") switch
        {
            "message" => new ChatMessage(
                RequestJson.Role(RequestJson.Required(item, "role")),
                [.. RequestJson.Content(item["content"])]
            ),
            "function_call" => new ChatMessage(
                ChatRole.Assistant,
                [
                    RequestJson.Call(
                        RequestJson.Required(item, "call_id"),
                        RequestJson.Required(item, "name"),
                        RequestJson.Arguments(item["arguments"])
                    ),
                ]
            ),
            "function_call_output" => new ChatMessage(
                ChatRole.Tool,
                [new FunctionResultContent(RequestJson.Required(item, "call_id"), RequestJson.Joined(item["output"]))]
            ),
            _ => null,
        };
    }

    private static IEnumerable<AITool> Tools(JsonNode? tools) =>
        (tools as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(tool => RequestJson.Text(tool["type"]) == "function")
            .Select(tool => RequestJson.Tool(tool, "parameters"))
            .OfType<AITool>();
}
