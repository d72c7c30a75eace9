using System.Text.Json;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>Reads fields of events that nobody vouches for: what is missing or of another type is not there.</summary>
internal static class EventFields
{
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static JsonElement? Field(this JsonElement? element, string name) => element is { } e ? e.Field(name) : null;

    public static string? TextOf(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static string? TextOf(this JsonElement? element, string name) => element is { } e ? e.TextOf(name) : null;

    /// <summary>A count: never negative, never absurd.</summary>
    public static long? Count(this JsonElement? element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var count)
        && count is >= 0 and <= 1L << 50
            ? count
            : null;

    /// <summary>An amount of money: never negative, never absurd.</summary>
    public static decimal? Amount(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetDecimal(out var amount)
        && amount is >= 0 and <= 1_000_000_000
            ? amount
            : null;

    public static bool IsTrue(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The fields of an object as arguments of a call: texts as texts, everything else as JSON.</summary>
    public static Dictionary<string, object?> Arguments(this JsonElement? element)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (element is { ValueKind: JsonValueKind.Object } fields)
        {
            foreach (var field in fields.EnumerateObject())
            {
                arguments[field.Name] =
                    field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString() : field.Value;
            }
        }
        else if (element is { ValueKind: not JsonValueKind.Null } value)
        {
            arguments["value"] = value.ValueKind == JsonValueKind.String ? value.GetString() : value;
        }

        return arguments;
    }

    /// <summary>
    /// What a tool said: a text, or parts of which the texts are taken and everything else is named. Anything else is JSON.
    /// </summary>
    public static string Words(this JsonElement? element) =>
        element switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
            { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select(Part)),
            { } other => other.GetRawText(),
        };

    private static string Part(JsonElement part) =>
        part.TextOf("text") ?? (part.TextOf("type") is { } type ? $"[{type}]" : part.GetRawText());
}
