using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Providers.ChatCompletions;

/// <summary>What went wrong, in the provider's words and without the key.</summary>
internal static class Failure
{
    private const int MostCharacters = 500;

    public static SkillOptException Status(Endpoint endpoint, int status, string body)
    {
        var advice = status switch
        {
            401 or 403 when endpoint.Key is { } key => $" Check the key in {key.Variable}.",
            401 or 403 => " The server wants a key: name its environment variable in api_key_env.",
            404 => $" Check the model's name and base_url ({endpoint.BaseUrl.AbsoluteUri}).",
            _ => "",
        };
        return New(endpoint, $"HTTP {status}: {Said(endpoint, body)}{advice}");
    }

    public static SkillOptException Inside(Endpoint endpoint, JsonElement error) =>
        New(endpoint, $"the reply is an error: {Quote(endpoint, MessageOf(error) ?? error.GetRawText())}");

    public static SkillOptException Unreadable(Endpoint endpoint, string how, string body) =>
        New(endpoint, $"the reply {how}: {Quote(endpoint, body)}");

    public static SkillOptException Connection(Endpoint endpoint, Exception exception) =>
        New(
            endpoint,
            $"no reply from {endpoint.BaseUrl.AbsoluteUri}: {Quote(endpoint, exception.GetBaseException().Message)}",
            exception
        );

    private static SkillOptException New(Endpoint endpoint, string message, Exception? inner = null) =>
        SkillOptException.ProviderFailed($"{endpoint.Provider}/{endpoint.Model}: {message}", inner);

    private static string Said(Endpoint endpoint, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Quote(endpoint, MessageOf(json.RootElement) ?? body);
        }
        catch (JsonException)
        {
            return Quote(endpoint, body);
        }
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

    private static string Quote(Endpoint endpoint, string text)
    {
        // The key goes first: cut through the middle, a part of it would stay.
        var words = endpoint.WithoutKey(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return line.Length switch
        {
            0 => "(empty)",
            > MostCharacters => $"{line[..MostCharacters]}...",
            _ => line,
        };
    }
}
