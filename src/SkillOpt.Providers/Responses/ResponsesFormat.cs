using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Responses;

/// <summary>OpenAI's responses, used without anything kept on the server.</summary>
internal sealed class ResponsesFormat(Endpoint endpoint, ProviderOptions settings) : IWireFormat
{
    public string Path => "/responses";

    public void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Settings.Refuse(
            ("TopK", options?.TopK is not null),
            ("ConversationId", options?.ConversationId is not null),
            ("Seed", options?.Seed is not null),
            ("StopSequences", options?.StopSequences is { Count: > 0 }),
            ("FrequencyPenalty", options?.FrequencyPenalty is not null),
            ("PresencePenalty", options?.PresencePenalty is not null)
        );
        json.WriteString("model", options?.ModelId ?? endpoint.Model);
        json.WriteStartArray("input");
        if (!string.IsNullOrEmpty(options?.Instructions))
            InputWriter.Write(json, new ChatMessage(ChatRole.System, options.Instructions));
        foreach (var message in messages)
            InputWriter.Write(json, message);
        json.WriteEndArray();
        json.WriteBoolean("store", false);
        Temperature.Write(json, settings, options);
        if (Settings.OutputLimit(settings, options) is { } most)
            json.WriteNumber("max_output_tokens", most);
        if (Settings.Effort(settings, options) is { } effort)
        {
            json.WriteStartObject("reasoning");
            json.WriteString("effort", effort);
            json.WriteEndObject();
        }

        if (options?.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        Tools.Write(json, options, nested: false);
        if (options?.ResponseFormat is ChatResponseFormatJson format)
            JsonFormat.WriteAsText(json, format);
    }

    public ChatResponse Read(JsonElement reply) => OutputReader.Read(endpoint, reply);
}
