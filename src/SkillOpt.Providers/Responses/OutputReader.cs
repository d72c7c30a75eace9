using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Responses;

internal static class OutputReader
{
    public static ChatResponse Read(Endpoint endpoint, JsonElement root)
    {
        if (root.Property("error") is { } error)
            throw Failure.Inside(endpoint, error);
        var reason = root.Property("incomplete_details")?.Text("reason");
        if (reason == "content_filter")
            throw Failure.Refused(endpoint, "incomplete_details.reason is content_filter");
        if (root.Text("status") is "failed" or "cancelled")
            throw Failure.Unreadable(endpoint, $"has the status {root.Text("status")}", root.GetRawText());

        var items = root.Property("output") is { ValueKind: JsonValueKind.Array } output
            ? output.EnumerateArray().ToList()
            : [];
        var parts = items
            .Where(item => item.Text("type") == "message")
            .SelectMany(item =>
                item.Property("content") is { ValueKind: JsonValueKind.Array } content
                    ? content.EnumerateArray().ToList()
                    : []
            )
            .ToList();
        var text = string.Concat(parts.Select(part => part.Text("text")));
        var refusal = parts.Select(part => part.Text("refusal")).FirstOrDefault(words => words is not null);
        if (text.Length == 0 && refusal is not null)
            throw Failure.Refused(endpoint, refusal);
        if (items.Count == 0 && reason is null)
            throw Failure.Unreadable(endpoint, "has no output", root.GetRawText());

        var calls = items
            .Where(item => item.Text("type") == "function_call")
            .Select(item => Contents.Call(item.Text("call_id"), item.Text("name"), item.Text("arguments")))
            .ToList();
        IEnumerable<AIContent> contents =
            text.Length > 0 || calls.Count == 0 ? [new TextContent(text), .. calls] : calls;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents]))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            FinishReason =
                reason is not null ? ChatFinishReason.Length
                : calls.Count > 0 ? ChatFinishReason.ToolCalls
                : ChatFinishReason.Stop,
            Usage = UsageOf(root),
        };
    }

    private static UsageDetails? UsageOf(JsonElement root) =>
        root.Property("usage") is { ValueKind: JsonValueKind.Object } usage
            ? new UsageDetails
            {
                InputTokenCount = usage.Number("input_tokens"),
                OutputTokenCount = usage.Number("output_tokens"),
                TotalTokenCount = usage.Number("total_tokens"),
                CachedInputTokenCount = usage.Property("input_tokens_details")?.Number("cached_tokens"),
                ReasoningTokenCount = usage.Property("output_tokens_details")?.Number("reasoning_tokens"),
            }
            : null;
}
