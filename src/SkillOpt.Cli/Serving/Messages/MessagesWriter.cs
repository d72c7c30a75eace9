using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving.Messages;

/// <summary>Writes a message and its blocks.</summary>
internal static class MessagesWriter
{
    public static JsonObject Whole(ModelAnswer answer)
    {
        var message = Head(answer);
        if (answer.Text.Length > 0 || answer.Calls.Count == 0)
            message["content"]!.AsArray().Add(TextBlock(answer.Text));
        foreach (var call in answer.Calls)
            message["content"]!.AsArray().Add(CallBlock(call, ModelAnswer.Arguments(call)));
        message["stop_reason"] = StopReason(answer);
        message["usage"] = Usage(answer, answer.OutputTokens);
        return message;
    }

    /// <summary>A message as it begins.</summary>
    public static JsonObject Head(ModelAnswer answer) =>
        new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"msg_scripted_{answer.Number}"),
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = answer.Request.Model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = Usage(answer, 0),
        };

    public static JsonObject TextBlock(string text) => new() { ["type"] = "text", ["text"] = text };

    public static JsonObject CallBlock(FunctionCallContent call, JsonObject input) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = call.CallId,
            ["name"] = call.Name,
            ["input"] = input,
        };

    public static string StopReason(ModelAnswer answer) => answer.Calls.Count > 0 ? "tool_use" : "end_turn";

    public static JsonObject Usage(ModelAnswer answer, long output) =>
        new()
        {
            ["input_tokens"] = answer.InputTokens,
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = 0,
            ["output_tokens"] = output,
        };
}
