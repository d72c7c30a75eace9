using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Presets;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>OpenAI's chat completions, with the habits of one server.</summary>
internal sealed class ChatCompletionsFormat(Endpoint endpoint, ProviderOptions settings, Preset preset) : IWireFormat
{
    public string Path => "/chat/completions";

    public void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Settings.Refuse(("TopK", options?.TopK is not null), ("ConversationId", options?.ConversationId is not null));
        json.WriteString("model", options?.ModelId ?? endpoint.Model);
        json.WriteStartArray("messages");
        if (!string.IsNullOrEmpty(options?.Instructions))
            MessageWriter.Write(json, new ChatMessage(ChatRole.System, options.Instructions));
        foreach (var message in messages)
            MessageWriter.Write(json, message);
        json.WriteEndArray();
        Temperature.Write(json, settings, options);
        if (Settings.OutputLimit(settings, options) is { } most)
            json.WriteNumber(preset.OutputLimitField, most);
        if (Settings.Effort(settings, options) is { } effort)
            Reasoning.Write(json, preset.Reasoning, effort);
        WriteSampling(json, options);
        Tools.Write(json, options, nested: true);
        if (preset.HasSchemas && options?.ResponseFormat is ChatResponseFormatJson format)
            JsonFormat.WriteAsResponseFormat(json, format);
    }

    public ChatResponse Read(JsonElement reply) => ReplyBody.Read(endpoint, reply);

    private static void WriteSampling(Utf8JsonWriter json, ChatOptions? options)
    {
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
}
