using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>Reads replies; takes what compatible servers leave out as absent.</summary>
internal static class ReplyBody
{
    public static ChatResponse Read(Endpoint endpoint, BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(endpoint, json.RootElement);
        }
        catch (JsonException exception)
        {
            throw Failure.Unreadable(endpoint, $"is not JSON ({exception.Message})", body.ToString());
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, where a reply was cut.
            throw Failure.Unreadable(endpoint, $"has text that is no text ({exception.Message})", body.ToString());
        }
    }

    private static ChatResponse Read(Endpoint endpoint, JsonElement root)
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
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ResponseId = root.Text("id"),
            ModelId = root.Text("model"),
            FinishReason = choice.Text("finish_reason") is { Length: > 0 } why ? new ChatFinishReason(why) : null,
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
            // A refusal is the model's answer, so it is scored like one.
            _ => message.Text("refusal") ?? "",
        };

    private static UsageDetails? UsageOf(JsonElement root) =>
        root.Property("usage") is { ValueKind: JsonValueKind.Object } usage
            ? new UsageDetails
            {
                InputTokenCount = usage.Number("prompt_tokens"),
                OutputTokenCount = usage.Number("completion_tokens"),
                TotalTokenCount = usage.Number("total_tokens"),
                CachedInputTokenCount = usage.Property("prompt_tokens_details")?.Number("cached_tokens"),
                ReasoningTokenCount = usage.Property("completion_tokens_details")?.Number("reasoning_tokens"),
            }
            : null;
}
