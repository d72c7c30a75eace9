using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Anthropic;

internal sealed class MessagesFormat(Endpoint endpoint, ProviderOptions settings) : IWireFormat
{
    /// <summary>The wire requires a limit; this one every current model takes.</summary>
    private const int UsualOutputLimit = 8192;

    public string Path => "/messages";

    public void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Settings.Refuse(
            ("ConversationId", options?.ConversationId is not null),
            ("Seed", options?.Seed is not null),
            ("FrequencyPenalty", options?.FrequencyPenalty is not null),
            ("PresencePenalty", options?.PresencePenalty is not null)
        );
        json.WriteString("model", options?.ModelId ?? endpoint.Model);
        json.WriteNumber("max_tokens", Settings.OutputLimit(settings, options) ?? UsualOutputLimit);
        TurnWriter.WriteSystem(json, messages, options?.Instructions);
        TurnWriter.WriteTurns(json, messages);
        Temperature.Write(json, settings, options);
        if (options?.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        if (options?.TopK is { } topK)
            json.WriteNumber("top_k", topK);
        if (options?.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop_sequences");
            foreach (var stop in stops)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (Settings.Effort(settings, options) is { } effort)
        {
            json.WriteStartObject("output_config");
            json.WriteString("effort", effort);
            json.WriteEndObject();
        }

        WriteTools(json, options);
    }

    public ChatResponse Read(JsonElement reply) => MessageReader.Read(endpoint, reply);

    private static void WriteTools(Utf8JsonWriter json, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 })
            return;
        json.WriteStartArray("tools");
        foreach (var tool in Tools.Of(options))
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            if (!string.IsNullOrEmpty(tool.Description))
                json.WriteString("description", tool.Description);
            json.WritePropertyName("input_schema");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var name = (options.ToolMode as RequiredChatToolMode)?.RequiredFunctionName;
        var type = options.ToolMode switch
        {
            NoneChatToolMode => "none",
            RequiredChatToolMode when name is not null => "tool",
            RequiredChatToolMode => "any",
            _ => "auto",
        };
        json.WriteStartObject("tool_choice");
        json.WriteString("type", type);
        if (name is not null)
            json.WriteString("name", name);
        if (options.AllowMultipleToolCalls is { } several && type != "none")
            json.WriteBoolean("disable_parallel_tool_use", !several);
        json.WriteEndObject();
    }
}
