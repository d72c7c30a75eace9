using System.Text.Json;

namespace SkillOpt.Runs;

/// <summary>Says in words where two JSON values first differ.</summary>
internal static class JsonDifference
{
    private const int MaxShown = 160;

    public static string First(JsonElement logged, JsonElement now) =>
        Find(logged, now, "") ?? "logged and now differ in how they are written";

    private static string? Find(JsonElement? logged, JsonElement? now, string path) =>
        (logged, now) switch
        {
            ({ ValueKind: JsonValueKind.Object } a, { ValueKind: JsonValueKind.Object } b) => InObjects(a, b, path),
            ({ ValueKind: JsonValueKind.Array } a, { ValueKind: JsonValueKind.Array } b) => InArrays(a, b, path),
            ({ } a, { } b) when a.GetRawText() == b.GetRawText() => null,
            _ => $"{(path.Length == 0 ? "" : path + ": ")}logged {Show(logged)}, now {Show(now)}",
        };

    private static string? InObjects(JsonElement logged, JsonElement now, string path)
    {
        var names = logged.EnumerateObject().Select(p => p.Name).Union(now.EnumerateObject().Select(p => p.Name));
        return names
            .Select(name =>
                Find(Property(logged, name), Property(now, name), path.Length == 0 ? name : $"{path}.{name}")
            )
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? InArrays(JsonElement logged, JsonElement now, string path)
    {
        var count = Math.Max(logged.GetArrayLength(), now.GetArrayLength());
        return Enumerable
            .Range(0, count)
            .Select(i => Find(Item(logged, i), Item(now, i), $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static JsonElement? Property(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(JsonElement parent, int index) =>
        index < parent.GetArrayLength() ? parent[index] : null;

    private static string Show(JsonElement? value)
    {
        var text = value?.GetRawText() ?? "nothing";
        return text.Length <= MaxShown ? text : text[..MaxShown] + "...";
    }
}
