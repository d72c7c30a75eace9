using System.Globalization;
using System.Text.Json;

namespace SkillOpt.Providers.Http;

/// <summary>What an error body says.</summary>
/// <param name="Message">For people; the whole body when nothing in it is a message.</param>
/// <param name="Codes">Words for programs, such as <c>content_filter</c>.</param>
/// <param name="Status">The HTTP status inside, if there is one.</param>
internal sealed record Said(string Message, IReadOnlyList<string> Codes, int? Status)
{
    public static Said Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new Said(body, [], null);
        }
    }

    public static Said Read(JsonElement json)
    {
        var codes = new List<string>();
        Collect(json, codes);
        var status = codes
            .Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .FirstOrDefault(code => code is >= 400 and < 600);
        return new Said(MessageOf(json) ?? json.GetRawText(), codes, status == 0 ? null : status);
    }

    /// <summary>Servers say it as error.message, error, message or detail, some inside a list.</summary>
    private static string? MessageOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Array => json.First() is { } first ? MessageOf(first) : null,
            JsonValueKind.Object => (json.Property("error") ?? json.Property("message") ?? json.Property("detail"))
                is { } inner
                ? MessageOf(inner)
                : null,
            _ => null,
        };

    private static void Collect(JsonElement json, List<string> codes)
    {
        if (json.ValueKind is JsonValueKind.Array && json.First() is { } first)
            Collect(first, codes);
        if (json.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var name in (string[])["code", "type", "status"])
        {
            if (json.Property(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } code)
                codes.Add(code.ToString());
        }

        foreach (var name in (string[])["error", "innererror", "inner_error"])
        {
            if (json.Property(name) is { } inner)
                Collect(inner, codes);
        }
    }
}
