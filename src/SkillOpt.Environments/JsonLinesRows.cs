using System.Text.Json;

namespace SkillOpt.Environments;

/// <summary>One JSON value a line; blank lines are skipped.</summary>
internal static class JsonLinesRows
{
    public static IReadOnlyList<ItemRow> Read(SourceFile source)
    {
        var rows = new List<ItemRow>();
        var number = 0;
        foreach (var range in source.Bytes.Span.Split((byte)'\n'))
        {
            number++;
            var line = source.Bytes[range];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                rows.Add(new ItemRow(number, null, Parse(source, number, line)));
            }
        }

        return rows;
    }

    private static JsonElement Parse(SourceFile source, int number, ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw source.Broken(
                number,
                $"broken JSON: {JsonRows.Reason(error)} Every line must hold one whole JSON object.",
                error
            );
        }
    }
}
