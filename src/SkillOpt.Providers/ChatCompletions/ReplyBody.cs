using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>Reads replies; takes what compatible servers leave out as absent.</summary>
internal static class ReplyBody
{
    public static ChatResponse Read(Endpoint endpoint, JsonElement root)
    {
        // Some servers answer 200 and say only inside that it went wrong.
        if (root.Property("error") is { } error)
            throw Failure.Inside(endpoint, error);
        if (root.Property("choices")?.First() is not { } choice)
            throw Failure.Unreadable(endpoint, "has no choices", root.GetRawText());
        if (choice.Property("error") is { } broken)
            throw Failure.Inside(endpoint, broken);
        if (choice.Property("message") is not { ValueKind: JsonValueKind.Object } message)
            throw Failure.Unreadable(endpoint, "has a choice without a message", root.GetRawText());

        var text = TextOf(message);
        var why = choice.Text("finish_reason");
        if (why == "content_filter")
            throw Failure.Refused(endpoint, "finish_reason is content_filter");
        if (text.Length == 0 && message.Text("refusal") is { Length: > 0 } refusal)
            throw Failure.Refused(endpoint, refusal);

        var calls = CallsOf(message);
        IEnumerable<AIContent> contents =
            text.Length > 0 || calls.Count == 0 ? [new TextContent(text), .. calls] : calls;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents]))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            FinishReason = why is { Length: > 0 } ? new ChatFinishReason(why) : null,
            Usage = UsageOf(root),
        };
    }

    private static string TextOf(JsonElement message) =>
        message.Property("content") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Array } parts => string.Concat(
                parts.EnumerateArray().Select(part => part.Text("text"))
            ),
            _ => "",
        };

    private static List<FunctionCallContent> CallsOf(JsonElement message) =>
        message.Property("tool_calls") is { ValueKind: JsonValueKind.Array } calls
            ?
            [
                .. calls
                    .EnumerateArray()
                    .Select(call =>
                        Contents.Call(
                            call.Text("id"),
                            call.Property("function")?.Text("name"),
                            ArgumentsOf(call.Property("function"))
                        )
                    ),
            ]
            : [];

    /// <summary>Some servers send the object itself instead of its text.</summary>
    private static string? ArgumentsOf(JsonElement? function) =>
        function?.Property("arguments") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { } value => value.GetRawText(),
            null => null,
        };

    private static UsageDetails? UsageOf(JsonElement root) =>
        root.Property("usage") is { ValueKind: JsonValueKind.Object } usage
            ? new UsageDetails
            {
                InputTokenCount = usage.Number("prompt_tokens"),
                OutputTokenCount = usage.Number("completion_tokens"),
                TotalTokenCount = usage.Number("total_tokens"),
                // DeepSeek's own name for it comes second.
                CachedInputTokenCount =
                    usage.Property("prompt_tokens_details")?.Number("cached_tokens")
                    ?? usage.Number("prompt_cache_hit_tokens"),
                ReasoningTokenCount = usage.Property("completion_tokens_details")?.Number("reasoning_tokens"),
            }
            : null;
}
