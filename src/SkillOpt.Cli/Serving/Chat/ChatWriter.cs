using System.Globalization;
using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Serving.Chat;

/// <summary>Writes a chat completion.</summary>
internal static class ChatWriter
{
    public static byte[] Whole(ModelAnswer answer)
    {
        var isCall = answer.Calls.Count > 0;
        var message = new JsonObject { ["role"] = "assistant" };
        message["content"] = isCall && answer.Text.Length == 0 ? null : answer.Text;
        if (isCall)
            message["tool_calls"] = Calls(answer, numbered: false);
        var body = Head(answer, "chat.completion");
        body["choices"] = new JsonArray(
            new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["finish_reason"] = Finish(answer),
            }
        );
        body["usage"] = Usage(answer);
        return ReplyJson.Bytes(body);
    }

    public static byte[] Streamed(ModelAnswer answer)
    {
        var events = new ServerEvents();
        void Add(JsonArray choices, JsonObject? usage = null)
        {
            var chunk = Head(answer, "chat.completion.chunk");
            chunk["choices"] = choices;
            if (answer.Request.IncludeUsage)
                chunk["usage"] = usage;
            events.Add(ReplyJson.Write(chunk));
        }

        Add(Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" }));
        foreach (var piece in ReplyJson.Pieces(answer.Text))
            Add(Delta(new JsonObject { ["content"] = piece }));
        for (var at = 0; at < answer.Calls.Count; at++)
            AddCall(at);
        Add(Delta([], Finish(answer)));
        if (answer.Request.IncludeUsage)
            Add([], Usage(answer));
        events.Add("[DONE]");
        return events.ToBytes();

        void AddCall(int at)
        {
            var call = Calls(answer, numbered: true)[at]!.DeepClone();
            var arguments = call["function"]!["arguments"]!.GetValue<string>();
            call["function"]!["arguments"] = "";
            Add(Delta(new JsonObject { ["tool_calls"] = new JsonArray(call) }));
            foreach (var piece in ReplyJson.Pieces(arguments))
            {
                var more = new JsonObject
                {
                    ["index"] = at,
                    ["function"] = new JsonObject { ["arguments"] = piece },
                };
                Add(Delta(new JsonObject { ["tool_calls"] = new JsonArray(more) }));
            }
        }
    }

    private static JsonArray Calls(ModelAnswer answer, bool numbered)
    {
        var calls = new JsonArray();
        foreach (var call in answer.Calls)
        {
            var written = new JsonObject
            {
                ["id"] = call.CallId,
                ["type"] = "function",
                ["function"] = new JsonObject
                {
                    ["name"] = call.Name,
                    ["arguments"] = ReplyJson.Write(ModelAnswer.Arguments(call)),
                },
            };
            if (numbered)
                written.Insert(0, "index", calls.Count);
            calls.Add(written);
        }

        return calls;
    }

    private static JsonObject Head(ModelAnswer answer, string kind) =>
        new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-scripted-{answer.Number}"),
            ["object"] = kind,
            ["created"] = answer.Created,
            ["model"] = answer.Request.Model,
        };

    private static string Finish(ModelAnswer answer) => answer.Calls.Count > 0 ? "tool_calls" : "stop";

    private static JsonArray Delta(JsonObject delta, string? finish = null) =>
        new(
            new JsonObject
            {
                ["index"] = 0,
                ["delta"] = delta,
                ["finish_reason"] = finish,
            }
        );

    private static JsonObject Usage(ModelAnswer answer) =>
        new()
        {
            ["prompt_tokens"] = answer.InputTokens,
            ["completion_tokens"] = answer.OutputTokens,
            ["total_tokens"] = answer.TotalTokens,
        };
}
