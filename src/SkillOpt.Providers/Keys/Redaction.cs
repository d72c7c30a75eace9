using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SkillOpt.Providers.Keys;

/// <summary>
/// What may be written down of headers and extra fields. Nobody can tell a secret from a name, so of texts only plain
/// words and references to the environment are kept.
/// </summary>
internal static partial class Redaction
{
    public const string Hidden = "***";

    /// <summary>For a copy of the configuration.</summary>
    public static string Header(string value) => References.IsReference(value) ? value : Hidden;

    /// <summary>For a copy of the configuration.</summary>
    public static JsonNode? Field(JsonNode? value) => Map(null, value, _ => Hidden);

    /// <summary>
    /// For a model's name: other texts become the beginning of their hash, because with another one it is another model.
    /// </summary>
    public static JsonNode? Fingerprint(JsonNode? value) => Map(null, value, Digest);

    private static JsonNode? Map(string? name, JsonNode? value, Func<string, string> hide) =>
        value switch
        {
            JsonObject fields => new JsonObject(
                fields.Select(field => KeyValuePair.Create(field.Key, Map(field.Key, field.Value, hide)))
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Map(name, item, hide))]),
            { } leaf when leaf.GetValueKind() is JsonValueKind.String => Shown(name, leaf.GetValue<string>(), hide),
            var other => other?.DeepClone(),
        };

    private static string Shown(string? name, string text, Func<string, string> hide) =>
        References.IsReference(text) || (PlainWord().IsMatch(text) && !IsSensitive(text) && !IsSensitive(name ?? ""))
            ? text
            : hide(text);

    private static bool IsSensitive(string text) => Sensitive().IsMatch(text);

    private static string Digest(string text) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";

    [GeneratedRegex(@"^[a-z_]{0,16}\z")]
    private static partial Regex PlainWord();

    [GeneratedRegex("key|token|secret|passw|credential|auth|cookie|signature", RegexOptions.IgnoreCase)]
    private static partial Regex Sensitive();
}
