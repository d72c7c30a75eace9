using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Anthropic;

internal static class BlockWriter
{
    public static void Write(Utf8JsonWriter json, AIContent content)
    {
        // The wire refuses empty texts.
        if (content is TextReasoningContent or TextContent { Text: null or "" })
            return;
        json.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case FunctionCallContent call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(Contents.Arguments(call));
                break;
            case FunctionResultContent result:
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", result.CallId);
                json.WriteString("content", Contents.Result(result));
                if (result.Exception is not null)
                    json.WriteBoolean("is_error", true);
                break;
            default:
                WriteImage(json, content);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, AIContent content)
    {
        json.WriteString("type", "image");
        json.WriteStartObject("source");
        if (content is DataContent data)
        {
            json.WriteString("type", "base64");
            json.WriteString("media_type", data.MediaType);
            json.WriteBase64String("data", data.Data.Span);
        }
        else
        {
            json.WriteString("type", "url");
            json.WriteString("url", Contents.ImageOf(content));
        }

        json.WriteEndObject();
    }
}
