using System.Text.Json;

namespace SkillOpt.Environments;

/// <summary>The items of a JSON document: an array, an object around one, a map from id to item, or several objects in a row.</summary>
internal static class JsonRows
{
    private static readonly string[] ArrayNames = ["data", "items"];

    public static IReadOnlyList<ItemRow> Read(SourceFile source)
    {
        try
        {
            var reader = NewReader(source);
            reader.Read();
            var first = reader.TokenType;
            reader.Skip();
            if (reader.Read())
            {
                return Several(source);
            }

            return first switch
            {
                JsonTokenType.StartArray => Elements(source),
                JsonTokenType.StartObject => Values(source),
                _ => throw source.Broken(null, "it holds a single value; expected an array or an object of items."),
            };
        }
        catch (JsonException error)
        {
            throw source.Broken((int?)error.LineNumber + 1, $"broken JSON: {Reason(error)}", error);
        }
    }

    /// <summary>The parser's explanation without its position, which counts lines from 0.</summary>
    public static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }

    private static Utf8JsonReader NewReader(SourceFile source) =>
        new(source.Bytes.Span, new JsonReaderOptions { AllowMultipleValues = true });

    private static List<ItemRow> Several(SourceFile source)
    {
        var reader = NewReader(source);
        var lines = new LineCounter(source.Bytes);
        var rows = new List<ItemRow>();
        while (reader.Read())
        {
            rows.Add(Row(ref reader, lines, null));
        }

        return rows;
    }

    private static List<ItemRow> Elements(SourceFile source)
    {
        var reader = NewReader(source);
        reader.Read();
        return Elements(ref reader, new LineCounter(source.Bytes));
    }

    private static List<ItemRow> Elements(ref Utf8JsonReader reader, LineCounter lines)
    {
        var rows = new List<ItemRow>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(Row(ref reader, lines, null));
        }

        return rows;
    }

    private static List<ItemRow> Values(SourceFile source)
    {
        var reader = NewReader(source);
        var lines = new LineCounter(source.Bytes);
        var map = new List<ItemRow>();
        var arrays = new Dictionary<string, List<ItemRow>>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Name(ref reader, source, lines);
            reader.Read();
            if (ArrayNames.Contains(name) && reader.TokenType == JsonTokenType.StartArray)
            {
                arrays[name] = Elements(ref reader, lines);
            }
            else
            {
                map.Add(Row(ref reader, lines, name));
            }
        }

        return ArrayNames.Select(arrays.GetValueOrDefault).FirstOrDefault(rows => rows is not null) ?? map;
    }

    private static string Name(ref Utf8JsonReader reader, SourceFile source, LineCounter lines)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw source.Broken(lines.At(reader.TokenStartIndex), ItemBuilder.HalfCharacter, error);
        }
    }

    private static ItemRow Row(ref Utf8JsonReader reader, LineCounter lines, string? key) =>
        new(lines.At(reader.TokenStartIndex), key, JsonElement.ParseValue(ref reader));
}
