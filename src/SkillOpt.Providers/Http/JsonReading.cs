using System.Text.Json;

namespace SkillOpt.Providers.Http;

/// <summary>Reads what may be missing, null or of another type.</summary>
internal static class JsonReading
{
    /// <summary>The property; null when there is none or it is null.</summary>
    public static JsonElement? Property(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? First(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Array && json.GetArrayLength() > 0 ? json[0] : null;

    public static string? Text(this JsonElement json, string name) =>
        json.Property(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(this JsonElement json, string name) =>
        json.Property(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value
            : null;
}
