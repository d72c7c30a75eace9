using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Providers.Keys;

namespace SkillOpt.Providers.Options;

/// <summary>A model with what decides its replies: the name under which results are kept.</summary>
internal static class ModelName
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string provider, string model, ProviderOptions options, string usualPath = "")
    {
        OptionsCheck.Run(provider, model, options);
        (string Name, string? Value)[] parts =
        [
            ("base_url", options.BaseUrl is { } url ? BaseUrl.Parse(url, usualPath).AbsoluteUri : null),
            ("api", options.Api is { } api ? JsonNamingPolicy.SnakeCaseLower.ConvertName(api.ToString()) : null),
            ("temperature", options.Temperature?.ToString("R", CultureInfo.InvariantCulture)),
            ("max_output_tokens", options.MaxOutputTokens?.ToString(CultureInfo.InvariantCulture)),
            ("reasoning_effort", options.ReasoningEffort),
            ("headers", NamesOf(options.Headers)),
            (
                "extra_body",
                options.ExtraBody is { Count: > 0 } extra ? Text(Sorted(Redaction.Fingerprint(extra))!) : null
            ),
        ];
        var written = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={part.Value}");
        return string.Join(' ', [$"{provider}/{model}", .. written]);
    }

    private static string? NamesOf(IReadOnlyDictionary<string, string> headers) =>
        headers.Count > 0
            ? string.Join(',', headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal))
            : null;

    private static JsonNode? Sorted(JsonNode? value) =>
        value switch
        {
            JsonObject fields => new JsonObject(
                fields
                    .OrderBy(field => field.Key, StringComparer.Ordinal)
                    .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            var leaf => leaf?.DeepClone(),
        };

    private static string Text(JsonNode value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
            value.WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
