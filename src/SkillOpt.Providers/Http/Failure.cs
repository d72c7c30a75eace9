using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.Providers.Http;

/// <summary>What went wrong, in the provider's words and without secrets.</summary>
internal static class Failure
{
    private const int MostCharacters = 500;
    private static readonly string[] RefusalCodes =
    [
        "content_filter",
        "content_policy_violation",
        "ResponsibleAIPolicyViolation",
        "data_inspection_failed",
    ];

    public static ModelCallException Status(Endpoint endpoint, int status, TimeSpan? retryAfter, string body)
    {
        var said = Said.Read(body);
        var advice = status switch
        {
            401 or 403 when endpoint.Authorization is { } key => $" {key.Advice}",
            401 or 403 => " The server wants a key: name its environment variable in api_key_env.",
            404 => $" Check the model's name and base_url ({endpoint.BaseUrl.AbsoluteUri}).",
            _ => "",
        };
        var message = $"HTTP {status}: {Quote(endpoint, said.Message)}{advice}";
        return New(endpoint, KindOf(status, said.Codes), message, status, retryAfter);
    }

    /// <summary>An error in a reply that began as a success.</summary>
    public static ModelCallException Inside(Endpoint endpoint, JsonElement error)
    {
        var said = Said.Read(error);
        var status = said.Status;
        var kind =
            status is { } code ? KindOf(code, said.Codes)
            : IsRefusal(said.Codes) ? ModelCallFailure.Refused
            : ModelCallFailure.Transient;
        return New(endpoint, kind, $"the reply is an error: {Quote(endpoint, said.Message)}", status);
    }

    public static ModelCallException Unreadable(Endpoint endpoint, string how, string body) =>
        New(endpoint, ModelCallFailure.Transient, $"the reply {how}: {Quote(endpoint, body)}");

    public static ModelCallException Broken(Endpoint endpoint, string how) =>
        New(endpoint, ModelCallFailure.Transient, $"the reply {how}.");

    public static ModelCallException Refused(Endpoint endpoint, string words) =>
        New(endpoint, ModelCallFailure.Refused, $"the content was refused: {Quote(endpoint, words)}");

    public static ModelCallException NotSignedIn(Endpoint endpoint, Exception exception) =>
        New(
            endpoint,
            ModelCallFailure.Rejected,
            $"no token: {Quote(endpoint, exception.Message)} {endpoint.Authorization?.Advice}"
        );

    public static ModelCallException TooSlow(Endpoint endpoint, TimeSpan timeout) =>
        New(
            endpoint,
            ModelCallFailure.Transient,
            FormattableString.Invariant(
                $"no complete reply from {endpoint.BaseUrl.AbsoluteUri} within the timeout of {timeout.TotalSeconds} seconds."
            )
        );

    public static ModelCallException Connection(Endpoint endpoint, Exception exception) =>
        New(
            endpoint,
            ModelCallFailure.Transient,
            $"no reply from {endpoint.BaseUrl.AbsoluteUri}: {Quote(endpoint, exception.GetBaseException().Message)}",
            inner: exception
        );

    private static ModelCallFailure KindOf(int status, IReadOnlyList<string> codes) =>
        status switch
        {
            _ when IsRefusal(codes) => ModelCallFailure.Refused,
            // An empty account answers like a busy one, but waiting does not fill it.
            429 when codes.Contains("insufficient_quota") => ModelCallFailure.Rejected,
            429 => ModelCallFailure.RateLimited,
            408 or 409 or >= 500 => ModelCallFailure.Transient,
            _ => ModelCallFailure.Rejected,
        };

    private static bool IsRefusal(IReadOnlyList<string> codes) =>
        codes.Intersect(RefusalCodes, StringComparer.OrdinalIgnoreCase).Any();

    private static ModelCallException New(
        Endpoint endpoint,
        ModelCallFailure kind,
        string message,
        int? status = null,
        TimeSpan? retryAfter = null,
        Exception? inner = null
    ) =>
        new(kind, endpoint.Secrets.RemoveFrom($"{endpoint.Provider}/{endpoint.Model}: {message}"), inner)
        {
            StatusCode = status,
            RetryAfter = retryAfter,
        };

    private static string Quote(Endpoint endpoint, string text)
    {
        // Secrets go first: cut through the middle, a part of one would stay.
        var words = endpoint.Secrets.RemoveFrom(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return line.Length switch
        {
            0 => "(empty)",
            > MostCharacters => $"{line[..MostCharacters]}...",
            _ => line,
        };
    }
}
