using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.Scripted.Optimizing.Prompts;

internal static class JsonText
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static string Write(JsonNode node)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The object in a reply, from its first to its last brace.</summary>
    public static JsonObject? Object(string text)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        return start >= 0 && end > start ? Parse(text[start..(end + 1)]) as JsonObject : null;
    }

    /// <summary>The objects of the array in the first JSON fence; of the whole text without a fence.</summary>
    public static IReadOnlyList<JsonObject> FencedObjects(string text)
    {
        var start = text.IndexOf('[', StringComparison.Ordinal);
        var end = text.LastIndexOf(']');
        return start >= 0 && end > start && Parse(text[start..(end + 1)]) is JsonArray array
            ? [.. array.OfType<JsonObject>()]
            : [];
    }

    public static IReadOnlyList<JsonObject> Numbered(string text)
    {
        var objects = new List<JsonObject>();
        foreach (var line in text.Split('\n'))
        {
            var close = line.IndexOf(']', StringComparison.Ordinal);
            if (close > 1 && line[0] == '[' && char.IsAsciiDigit(line[1]) && Object(line[(close + 1)..]) is { } value)
            {
                objects.Add(value);
            }
        }

        return objects;
    }

    public static string String(JsonObject value, string key) =>
        value[key] is JsonValue text && text.TryGetValue<string>(out var result) ? result : "";

    public static int Int(JsonObject value, string key, int otherwise) =>
        value[key] is JsonValue number && number.TryGetValue<int>(out var result) ? result : otherwise;
}
