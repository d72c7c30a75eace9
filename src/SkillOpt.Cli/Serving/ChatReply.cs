using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SkillOpt.Cli.Serving;

/// <summary>Answers in the words of OpenAI's chat completions.</summary>
internal static class ChatReply
{
    private const int PieceLength = 48;

    private static readonly JsonSerializerOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Whole(ChatRequest request, ChatResponse reply, long number, long created)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text };
        var body = Head(request, number, created, "chat.completion");
        body["choices"] = new JsonArray(
            new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["finish_reason"] = "stop",
            }
        );
        body["usage"] = Usage(reply);
        return Bytes(body);
    }

    /// <summary>The same answer as server-sent events.</summary>
    public static byte[] Streamed(ChatRequest request, ChatResponse reply, long number, long created)
    {
        var text = new StringBuilder();
        void Add(JsonArray choices, JsonObject? usage)
        {
            var chunk = Head(request, number, created, "chat.completion.chunk");
            chunk["choices"] = choices;
            if (request.IncludeUsage)
                chunk["usage"] = usage;
            text.Append("data: ").Append(chunk.ToJsonString(Writing)).Append("\n\n");
        }

        Add(Delta(new JsonObject { ["role"] = "assistant", ["content"] = "" }), null);
        foreach (var piece in Pieces(reply.Text))
            Add(Delta(new JsonObject { ["content"] = piece }), null);
        Add(Delta([], "stop"), null);
        if (request.IncludeUsage)
            Add([], Usage(reply));
        return Encoding.UTF8.GetBytes(text.Append("data: [DONE]\n\n").ToString());
    }

    public static byte[] Error(string message, string type, string? code = null) =>
        Bytes(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["message"] = message,
                    ["type"] = type,
                    ["param"] = null,
                    ["code"] = code,
                },
            }
        );

    public static byte[] Models(IEnumerable<string> names, long created) =>
        Bytes(
            new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([
                    .. names.Select(name => new JsonObject
                    {
                        ["id"] = name,
                        ["object"] = "model",
                        ["created"] = created,
                        ["owned_by"] = "skillopt",
                    }),
                ]),
            }
        );

    private static JsonObject Head(ChatRequest request, long number, long created, string kind) =>
        new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-scripted-{number}"),
            ["object"] = kind,
            ["created"] = created,
            ["model"] = request.Model,
        };

    private static JsonArray Delta(JsonObject delta, string? finish = null) =>
        new(
            new JsonObject
            {
                ["index"] = 0,
                ["delta"] = delta,
                ["finish_reason"] = finish,
            }
        );

    private static JsonObject Usage(ChatResponse reply) =>
        new()
        {
            ["prompt_tokens"] = reply.Usage?.InputTokenCount ?? 0,
            ["completion_tokens"] = reply.Usage?.OutputTokenCount ?? 0,
            ["total_tokens"] = reply.Usage?.TotalTokenCount ?? 0,
        };

    private static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Math.Min(text.Length, start + PieceLength);
            // Half a surrogate pair is no text.
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            yield return text[start..end];
        }
    }

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString(Writing));
}
