using System.Globalization;
using System.Text.Json;

namespace SkillOpt.ToolUse;

/// <summary>What a model gave a tool; nothing in it can be trusted.</summary>
internal sealed class ToolArguments(IDictionary<string, object?>? values)
{
    public string Text(string name) =>
        OptionalText(name) ?? throw new ToolException($"the argument '{name}' is missing; it must be a text.");

    public string? OptionalText(string name) =>
        Value(name) switch
        {
            null => null,
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            _ => throw new ToolException($"the argument '{name}' must be a text."),
        };

    public IReadOnlyList<string> Texts(string name) =>
        Value(name) switch
        {
            IEnumerable<string> texts => [.. texts],
            JsonElement { ValueKind: JsonValueKind.Array } json
                when json.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String) =>
            [
                .. json.EnumerateArray().Select(part => part.GetString()!),
            ],
            _ => throw new ToolException($"the argument '{name}' must be a list of texts."),
        };

    public int Number(string name, int otherwise, int least, int most)
    {
        var text = Convert.ToString(Value(name), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? otherwise
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most)
            : throw new ToolException($"the argument '{name}' must be a whole number.");
    }

    private object? Value(string name) =>
        values?.TryGetValue(name, out var value) == true && value is not JsonElement { ValueKind: JsonValueKind.Null }
            ? value
            : null;
}
