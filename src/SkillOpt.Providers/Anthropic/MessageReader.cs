using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Anthropic;

internal static class MessageReader
{
    public static ChatResponse Read(Endpoint endpoint, JsonElement root)
    {
        if (root.Property("error") is { } error)
            throw Failure.Inside(endpoint, error);
        if (root.Property("content") is not { ValueKind: JsonValueKind.Array } blocks)
            throw Failure.Unreadable(endpoint, "has no content", root.GetRawText());
        var why = root.Text("stop_reason");
        if (why == "refusal")
            throw Failure.Refused(endpoint, TextOf(blocks) is { Length: > 0 } said ? said : "stop_reason is refusal");
        if (blocks.GetArrayLength() == 0 && why is null)
            throw Failure.Unreadable(endpoint, "has no content", root.GetRawText());

        var text = TextOf(blocks);
        var calls = blocks.EnumerateArray().Where(block => block.Text("type") == "tool_use").Select(CallOf).ToList();
        IEnumerable<AIContent> contents =
            text.Length > 0 || calls.Count == 0 ? [new TextContent(text), .. calls] : calls;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. contents]))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            FinishReason = why switch
            {
                null => null,
                "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
                "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
                "tool_use" => ChatFinishReason.ToolCalls,
                _ => new ChatFinishReason(why),
            },
            Usage = UsageOf(root),
        };
    }

    private static string TextOf(JsonElement blocks) =>
        string.Concat(
            blocks.EnumerateArray().Where(block => block.Text("type") == "text").Select(block => block.Text("text"))
        );

    private static FunctionCallContent CallOf(JsonElement block) =>
        Contents.Call(block.Text("id"), block.Text("name"), block.Property("input")?.GetRawText());

    /// <summary>The wire counts what came from or went to the cache apart; here the input is all of it.</summary>
    private static UsageDetails? UsageOf(JsonElement root)
    {
        if (root.Property("usage") is not { ValueKind: JsonValueKind.Object } usage)
            return null;
        var cached = usage.Number("cache_read_input_tokens");
        var input = usage.Number("input_tokens") + (cached ?? 0) + (usage.Number("cache_creation_input_tokens") ?? 0);
        var output = usage.Number("output_tokens");
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = cached,
        };
    }
}
