using System.Net.Http.Headers;

namespace SkillOpt.Providers.Keys;

/// <summary>A key in a header.</summary>
internal sealed class HeaderKey(ApiKey key, string header, string prefix = "") : IAuthorization
{
    public string Advice => $"Check the key in {key.Variable}.";

    public static HeaderKey Bearer(ApiKey key) => new(key, "Authorization", "Bearer ");

    public ValueTask ApplyAsync(HttpRequestHeaders headers, CancellationToken cancellationToken)
    {
        key.SendAs(headers, header, prefix);
        return ValueTask.CompletedTask;
    }
}
