using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving.Chat;

/// <summary>Reads a request for a chat completion.</summary>
internal static class ChatReader
{
    public static ModelRequest Read(JsonObject body)
    {
        var model = RequestJson.Model(body);
        if (body["messages"] is not JsonArray { Count: > 0 } messages)
            throw new FormatException("'messages' must be a list of at least one message.");
        return new ModelRequest(
            model,
            [.. messages.Select(Message)],
            [.. Tools(body["tools"])],
            RequestJson.Flag(body["stream"]),
            RequestJson.Flag((body["stream_options"] as JsonObject)?["include_usage"])
        );
    }

    private static IEnumerable<AITool> Tools(JsonNode? tools) =>
        (tools as JsonArray ?? [])
            .Select(tool => RequestJson.Tool(tool?["function"] as JsonObject, "parameters"))
            .OfType<AITool>();

    private static ChatMessage Message(JsonNode? node)
    {
        if (node is not JsonObject message || RequestJson.Text(message["role"]) is not { } role)
            throw new FormatException("Every message needs a 'role'.");
        if (role == "tool")
        {
            var id = RequestJson.Required(message, "tool_call_id");
            var said = RequestJson.Joined(message["content"]);
            return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, said)]);
        }

        var calls = (message["tool_calls"] as JsonArray ?? []).OfType<JsonObject>().Select(Call).OfType<AIContent>();
        return new ChatMessage(RequestJson.Role(role), [.. RequestJson.Content(message["content"]), .. calls]);
    }

    /// <returns>Null for a call of something other than a function.</returns>
    private static FunctionCallContent? Call(JsonObject call) =>
        call["function"] is JsonObject function
            ? RequestJson.Call(
                RequestJson.Required(call, "id"),
                RequestJson.Required(function, "name"),
                RequestJson.Arguments(function["arguments"])
            )
            : null;
}
