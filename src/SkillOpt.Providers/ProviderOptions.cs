using System.Text.Json.Nodes;

namespace SkillOpt.Providers;

/// <summary>
/// Where a model is reached and how it is asked. Keys stay in the environment, and what headers and extra fields hold
/// never reaches <see cref="IModelProvider.Describe"/>, an error or a reply.
/// </summary>
public sealed record ProviderOptions
{
    /// <summary>
    /// The address that the path of the API is appended to, such as <c>http://localhost:11434/v1</c>. Required for
    /// <c>openai-compatible</c> and <c>azure</c>. Refused with user info, query or fragment.
    /// </summary>
    /// <value>The default is the provider's own address.</value>
    public string? BaseUrl { get; init; }

    /// <summary>The name of the environment variable that holds the key.</summary>
    /// <value>The default is the provider's usual variable; none for servers that usually want no key.</value>
    public string? ApiKeyEnv { get; init; }

    /// <summary>Sampling temperature, 0 to 2, for calls that set none themselves; null for the provider's default.</summary>
    public double? Temperature { get; init; }

    /// <summary>
    /// The most tokens a reply may have, at least 1. A call that asks for less gets less; null for what each call asks for.
    /// </summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>
    /// A word the provider knows, such as <c>low</c>, <c>medium</c> or <c>high</c>; null to send none. Where a server can
    /// only switch thinking on or off, <c>none</c> is off.
    /// </summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>How long one attempt may take, until the last byte of the reply; null for as long as the caller waits.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Headers sent with every request. <c>${NAME}</c> in a value is replaced by that environment variable.
    /// </summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Fields merged into every request; they win over those made from other options. The model, the messages and
    /// streaming cannot be set. <c>${NAME}</c> in a text is replaced by that environment variable.
    /// </summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>Which API of <c>openai</c>, <c>azure</c> or a compatible server is used.</summary>
    /// <value>The default is responses for the models that have nothing else, else chat completions.</value>
    public ProviderApi? Api { get; init; }
}
