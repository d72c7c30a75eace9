using System.Net.Http.Headers;
using Azure.Core;
using SkillOpt.Providers.Keys;

namespace SkillOpt.Providers.Azure;

/// <summary>A token of the signed-in identity, fetched again shortly before it ends.</summary>
internal sealed class EntraToken(TokenCredential credential, TimeProvider time, Secrets secrets) : IAuthorization
{
    private static readonly TokenRequestContext Request = new(["https://cognitiveservices.azure.com/.default"]);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private AccessToken? current;

    public string Advice =>
        "Set AZURE_OPENAI_API_KEY, or sign in with an identity that may use the resource (role Cognitive Services OpenAI User).";

    public async ValueTask ApplyAsync(HttpRequestHeaders headers, CancellationToken cancellationToken)
    {
        AccessToken? token;
        lock (gate)
            token = current;
        if (token is not { } held || held.ExpiresOn - time.GetUtcNow() < Margin)
        {
            held = await credential.GetTokenAsync(Request, cancellationToken).ConfigureAwait(false);
            secrets.HideKey(held.Token);
            lock (gate)
                current = held;
        }

        headers.Authorization = new AuthenticationHeaderValue("Bearer", held.Token);
    }
}
