using Microsoft.Extensions.AI;
using SkillOpt.Providers.Keys;

namespace SkillOpt.Providers.Http;

/// <summary>A model at an address.</summary>
/// <param name="Provider">The provider's name in messages.</param>
/// <param name="Model">The provider's name for the model.</param>
/// <param name="BaseUrl">What paths are appended to; without a slash at its end.</param>
/// <param name="Authorization">Null for servers that want no key.</param>
/// <param name="Headers">Sent with every request; one of the same name as a key's replaces the key.</param>
/// <param name="Secrets">What must not be shown.</param>
internal sealed record Endpoint(
    string Provider,
    string Model,
    Uri BaseUrl,
    IAuthorization? Authorization,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    Secrets Secrets
)
{
    public ChatClientMetadata Metadata => new(Provider, BaseUrl, Model);
}
