using System.Globalization;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Reading;

namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>Nodes without a schema, as JSON: unquoted numbers, truth values and null are what they look like.</summary>
internal static class FreeNodes
{
    public static JsonObject ToJson(ConfigMap map) =>
        new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value))));

    /// <summary>Whether a text must be quoted to stay one.</summary>
    public static bool LooksLikeAnotherType(string text) => Plain(text) is not string;

    private static JsonNode? ToJson(ConfigNode node) =>
        node switch
        {
            ConfigMap map => ToJson(map),
            ConfigList list => new JsonArray([.. list.Items.Select(ToJson)]),
            ConfigScalar { Quoted: true } quoted => JsonValue.Create(quoted.Text),
            ConfigScalar plain => Plain(plain.Text) switch
            {
                null => null,
                bool flag => JsonValue.Create(flag),
                long whole => JsonValue.Create(whole),
                double number => JsonValue.Create(number),
                var text => JsonValue.Create((string)text),
            },
            _ => throw new NotSupportedException(),
        };

    private static object? Plain(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            return null;
        if (bool.TryParse(text, out var flag))
            return flag;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : text;
    }
}
