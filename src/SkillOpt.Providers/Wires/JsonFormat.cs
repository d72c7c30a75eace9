using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Wires;

/// <summary>Structured output as OpenAI's two APIs want it.</summary>
internal static class JsonFormat
{
    public static void WriteAsResponseFormat(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject("response_format");
        if (format.Schema is null)
        {
            json.WriteString("type", "json_object");
        }
        else
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            WriteSchema(json, format);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteAsText(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteStartObject("text");
        json.WriteStartObject("format");
        json.WriteString("type", format.Schema is null ? "json_object" : "json_schema");
        if (format.Schema is not null)
            WriteSchema(json, format);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, ChatResponseFormatJson format)
    {
        json.WriteString("name", format.SchemaName ?? "reply");
        if (!string.IsNullOrEmpty(format.SchemaDescription))
            json.WriteString("description", format.SchemaDescription);
        json.WritePropertyName("schema");
        format.Schema!.Value.WriteTo(json);
    }
}
