using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

/// <summary>Tools as OpenAI's two APIs want them.</summary>
internal static class Tools
{
    public static IEnumerable<AIFunctionDeclaration> Of(ChatOptions? options) =>
        (options?.Tools ?? []).Select(tool =>
            tool as AIFunctionDeclaration
            ?? throw new NotSupportedException($"The tool '{tool.Name}' cannot be sent: only functions can.")
        );

    /// <param name="json">Inside the request's object.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="nested">Whether a function's fields lie in an object of their own.</param>
    public static void Write(Utf8JsonWriter json, ChatOptions? options, bool nested)
    {
        if (options?.Tools is not { Count: > 0 })
            return;
        json.WriteStartArray("tools");
        foreach (var tool in Of(options))
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            if (nested)
                json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            if (!string.IsNullOrEmpty(tool.Description))
                json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            if (nested)
                json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteChoice(json, options.ToolMode, nested);
        if (options.AllowMultipleToolCalls is { } several)
            json.WriteBoolean("parallel_tool_calls", several);
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatToolMode? mode, bool nested)
    {
        if (mode is NoneChatToolMode)
        {
            json.WriteString("tool_choice", "none");
        }
        else if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            if (nested)
                json.WriteStartObject("function");
            json.WriteString("name", name);
            if (nested)
                json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (mode is RequiredChatToolMode)
        {
            json.WriteString("tool_choice", "required");
        }
    }
}
