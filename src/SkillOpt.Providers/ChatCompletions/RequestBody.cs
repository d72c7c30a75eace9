using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>Writes requests. What cannot be sent is refused, never dropped.</summary>
internal static class RequestBody
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryData Write(
        Endpoint endpoint,
        ProviderOptions settings,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options
    )
    {
        Refuse(options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("model", options?.ModelId ?? endpoint.Model);
            json.WriteStartArray("messages");
            if (!string.IsNullOrEmpty(options?.Instructions))
                WriteMessage(json, "system", options.Instructions);
            foreach (var message in messages)
                WriteMessage(json, RoleOf(message), TextOf(message));
            json.WriteEndArray();
            WriteOptions(json, endpoint, settings, options);
            json.WriteEndObject();
        }

        return new BinaryData(buffer.WrittenMemory);
    }

    private static void WriteOptions(
        Utf8JsonWriter json,
        Endpoint endpoint,
        ProviderOptions settings,
        ChatOptions? options
    )
    {
        if (options?.Temperature is { } asked)
            json.WriteNumber("temperature", asked);
        else if (settings.Temperature is { } usual)
            json.WriteNumber("temperature", usual);
        if (Least(options?.MaxOutputTokens, settings.MaxOutputTokens) is { } most)
            json.WriteNumber(endpoint.OutputLimitField, most);
        if ((Word(options?.Reasoning?.Effort) ?? settings.ReasoningEffort) is { } effort)
            json.WriteString("reasoning_effort", effort);
        if (options?.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        if (options?.FrequencyPenalty is { } frequency)
            json.WriteNumber("frequency_penalty", frequency);
        if (options?.PresencePenalty is { } presence)
            json.WriteNumber("presence_penalty", presence);
        if (options?.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (options?.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop");
            foreach (var stop in stops)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static string RoleOf(ChatMessage message) =>
        message.Role == ChatRole.System || message.Role == ChatRole.User || message.Role == ChatRole.Assistant
            ? message.Role.Value
            : throw new NotSupportedException(
                $"A message of role '{message.Role}' cannot be sent: only system, user and assistant can."
            );

    private static string TextOf(ChatMessage message) =>
        message.Contents.FirstOrDefault(content => content is not (TextContent or TextReasoningContent)) is { } other
            ? throw new NotSupportedException($"{other.GetType().Name} cannot be sent: only text can.")
            : message.Text;

    private static void Refuse(ChatOptions? options)
    {
        var what =
            options?.Tools is { Count: > 0 } ? "Tools"
            : options?.ResponseFormat is not (null or ChatResponseFormatText) ? "ResponseFormat"
            : options?.TopK is not null ? "TopK"
            : options?.ConversationId is not null ? "ConversationId"
            : null;
        if (what is not null)
            throw new NotSupportedException($"ChatOptions.{what} cannot be sent: only text conversations can.");
    }

    private static int? Least(int? asked, int? most) =>
        asked is { } a && most is { } b ? Math.Min(a, b) : asked ?? most;

    private static string? Word(ReasoningEffort? effort) =>
        effort switch
        {
            null => null,
            ReasoningEffort.ExtraHigh => "xhigh",
            var other => other.Value.ToString().ToLowerInvariant(),
        };
}
