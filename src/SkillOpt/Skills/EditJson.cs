using System.Globalization;
using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Skills;

internal static class EditJson
{
    /// <summary>Reads an array of edits, or an object that holds one under <c>edits</c> or <c>patch.edits</c>.</summary>
    /// <exception cref="SkillOptException">Kind Data: broken JSON or no edits in it; names the file and the place.</exception>
    public static IReadOnlyList<Edit> Read(string json, string fileName)
    {
        using var document = Parse(json, fileName);
        var edits = FindEdits(document.RootElement, fileName);
        return [.. edits.EnumerateArray().Select((element, i) => ReadStrictly(element, $"{fileName}: edit {i}"))];
    }

    /// <summary>
    /// Reads one edit of a reply: whatever is missing, null or of another type is empty. Null when it is not an object.
    /// </summary>
    public static Edit? ReadOne(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new Edit(Text(element, "op"), Text(element, "target"), Text(element, "content"))
        {
            SupportCount = SupportCount(element),
            SourceType = Text(element, "source_type"),
            Reason = Text(element, "reason"),
            SupportingItems = SupportingItems(element),
        };
    }

    public static string Write(IReadOnlyList<Edit> edits) =>
        JsonSerializer.Serialize([.. edits.Select(EditRow.From)], SkillJson.ForFiles.IReadOnlyListEditRow) + "\n";

    public static string WriteReport(IReadOnlyList<EditReport> report) =>
        JsonSerializer.Serialize(report, SkillJson.ForFiles.IReadOnlyListEditReport) + "\n";

    private static JsonDocument Parse(string json, string fileName)
    {
        try
        {
            return JsonDocument.Parse(json.TrimStart('\uFEFF'));
        }
        catch (JsonException error)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"line {error.LineNumber + 1}");
            throw SkillOptException.BadData(
                $"{fileName}, {line}: not valid JSON. Check for a missing comma, quote or bracket there.",
                error
            );
        }
        catch (ArgumentException error)
        {
            throw SkillOptException.BadData($"{fileName}: holds half a surrogate pair. Save it as UTF-8.", error);
        }
    }

    private static JsonElement FindEdits(JsonElement root, string fileName)
    {
        var edits = root;
        if (Property(edits, "edits") is { } direct)
        {
            edits = direct;
        }
        else if (Property(edits, "patch") is { } patch && Property(patch, "edits") is { } nested)
        {
            edits = nested;
        }

        return edits.ValueKind == JsonValueKind.Array
            ? edits
            : throw SkillOptException.BadData(
                $"{fileName}: no edits found. Expected an array of edits, or an object with the array under \"edits\" or "
                    + "\"patch\".\"edits\"."
            );
    }

    private static Edit ReadStrictly(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw SkillOptException.BadData(
                $"{place} is not an object but {element.ValueKind}. Write {{\"op\": …, \"target\": …, \"content\": …}}."
            );
        }

        if (Property(element, "op") is not { ValueKind: JsonValueKind.String or JsonValueKind.Null })
        {
            throw SkillOptException.BadData(
                $"{place} has no \"op\" text. Use append, insert_after, replace or delete."
            );
        }

        foreach (var name in (string[])["target", "content"])
        {
            if (Property(element, name) is not (null or { ValueKind: JsonValueKind.String or JsonValueKind.Null }))
            {
                throw SkillOptException.BadData($"{place}: \"{name}\" is not text. Put it in quotes, or leave it out.");
            }
        }

        return ReadOne(element)!;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement element, string name) =>
        Property(element, name) is { } value ? Text(value) : "";

    private static string Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                ? value.GetRawText()
                : "";
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud83d without its other half: no text can hold it.
            return "";
        }
    }

    private static int SupportCount(JsonElement element)
    {
        var isNumber = double.TryParse(
            Text(element, "support_count"),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var count
        );
        return isNumber && double.IsInteger(count) && count is >= 1 and <= int.MaxValue ? (int)count : 1;
    }

    private static IReadOnlyList<string> SupportingItems(JsonElement element) =>
        Property(element, "supporting_items") is { ValueKind: JsonValueKind.Array } items
            ? [.. items.EnumerateArray().Select(Text).Where(id => id.Length > 0)]
            : [];
}
