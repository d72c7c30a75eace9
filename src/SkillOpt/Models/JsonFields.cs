using System.Globalization;
using System.Text.Json;

namespace SkillOpt.Models;

/// <summary>Forgiving access to the fields of a reply: a missing or odd field has a plain meaning and never throws.</summary>
internal static class JsonFields
{
    public static bool TryField(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>The text of a field; numbers and truth values as written, anything else empty.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.TryField(name, out var value) ? value.AsText() ?? "" : "";

    /// <summary>The text of a string, number or truth value; null for an object or a list.</summary>
    public static string? AsText(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => null,
        };

    /// <summary>The texts of a list that are not blank; a single text counts as a list of one.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name)
    {
        if (!element.TryField(name, out var value))
        {
            return [];
        }

        IEnumerable<JsonElement> values =
            value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return [.. values.Select(entry => entry.AsText()?.Trim()).OfType<string>().Where(text => text.Length > 0)];
    }

    /// <summary>An integer, an integral number or an integer in text; beyond the range of an int, its nearest end.</summary>
    public static int? AsInteger(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsInteger(number) => (int)
                Math.Clamp(number, int.MinValue, int.MaxValue),
            JsonValueKind.String
                when int.TryParse(
                    value.GetString(),
                    NumberStyles.Integer,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            _ => null,
        };

    public static int? Integer(this JsonElement element, string name) =>
        element.TryField(name, out var value) ? value.AsInteger() : null;
}
