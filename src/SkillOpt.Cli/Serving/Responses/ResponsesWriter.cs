using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving.Responses;

/// <summary>Writes a response and its items.</summary>
internal static class ResponsesWriter
{
    public const string Completed = "completed";
    public const string InProgress = "in_progress";

    public static JsonObject Whole(ModelAnswer answer)
    {
        var body = Head(answer, Completed);
        body["output"] = new JsonArray([.. Items(answer)]);
        body["usage"] = Usage(answer);
        return body;
    }

    /// <summary>A response without its output.</summary>
    public static JsonObject Head(ModelAnswer answer, string status) =>
        new()
        {
            ["id"] = Id("resp", answer),
            ["object"] = "response",
            ["created_at"] = answer.Created,
            ["status"] = status,
            ["error"] = null,
            ["incomplete_details"] = null,
            ["model"] = answer.Request.Model,
            ["output"] = new JsonArray(),
            ["parallel_tool_calls"] = true,
            ["tool_choice"] = "auto",
            ["tools"] = new JsonArray(),
            ["usage"] = null,
        };

    /// <summary>The text, if there is one, and the calls; never nothing.</summary>
    public static IEnumerable<JsonObject> Items(ModelAnswer answer)
    {
        if (answer.Text.Length > 0 || answer.Calls.Count == 0)
            yield return Message(answer, Completed, Part(answer.Text));
        for (var at = 0; at < answer.Calls.Count; at++)
            yield return Call(answer, at);
    }

    public static JsonObject Message(ModelAnswer answer, string status, params JsonNode[] parts) =>
        new()
        {
            ["id"] = Id("msg", answer),
            ["type"] = "message",
            ["status"] = status,
            ["role"] = "assistant",
            ["content"] = new JsonArray(parts),
        };

    public static JsonObject Part(string text) =>
        new()
        {
            ["type"] = "output_text",
            ["text"] = text,
            ["annotations"] = new JsonArray(),
        };

    private static JsonObject Call(ModelAnswer answer, int at)
    {
        FunctionCallContent call = answer.Calls[at];
        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{Id("fc", answer)}_{at}"),
            ["type"] = "function_call",
            ["status"] = Completed,
            ["call_id"] = call.CallId,
            ["name"] = call.Name,
            ["arguments"] = ReplyJson.Write(ModelAnswer.Arguments(call)),
        };
    }

    private static string Id(string kind, ModelAnswer answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}_scripted_{answer.Number}");

    private static JsonObject Usage(ModelAnswer answer) =>
        new()
        {
            ["input_tokens"] = answer.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
            ["output_tokens"] = answer.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
            ["total_tokens"] = answer.TotalTokens,
        };
}
