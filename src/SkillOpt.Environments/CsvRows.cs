using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using SkillOpt.Tasks;

namespace SkillOpt.Environments;

/// <summary>CSV with a header row. Cells are text, but references may be written as a JSON array.</summary>
internal static class CsvRows
{
    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    public static IReadOnlyList<ItemRow> Read(SourceFile source, ItemFileOptions options)
    {
        try
        {
            using var reader = CsvReader.Create(source.Bytes, Strict);
            string[] header = [.. reader.Headers.Select(name => name.Trim())];
            RefuseTwins(source, header);
            var references = TaskFields.FirstPresent(
                options.ReferencesField is { } named ? [named] : TaskFields.References,
                header
            );
            var rows = new List<ItemRow>();
            while (reader.Read())
            {
                rows.Add(new ItemRow((int)reader.LineNumber, null, Fields(reader, header, references)));
            }

            return rows;
        }
        catch (CsvFormatException error)
        {
            throw source.Broken((int)error.LineNumber, $"broken CSV: {error.Message}", error);
        }
    }

    private static void RefuseTwins(SourceFile source, string[] header)
    {
        var twins = header
            .Where(name => name.Length > 0)
            .GroupBy(name => name)
            .FirstOrDefault(group => group.Count() > 1);
        if (twins is not null)
        {
            throw source.Broken(1, $"two columns are named '{twins.Key}'. Rename one of them.");
        }
    }

    private static JsonElement Fields(CsvReader reader, string[] header, string? references)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        writer.WriteStartObject();
        for (var i = 0; i < header.Length; i++)
        {
            // A column without a name is the row number that some programs put in front.
            if (header[i].Length > 0)
            {
                writer.WritePropertyName(header[i]);
                WriteCell(writer, reader.GetString(i), mayBeArray: header[i] == references);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void WriteCell(Utf8JsonWriter writer, string cell, bool mayBeArray)
    {
        if (mayBeArray && cell.AsSpan().TrimStart().StartsWith('[') && TryParse(cell) is { } array)
        {
            array.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(cell);
        }
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
