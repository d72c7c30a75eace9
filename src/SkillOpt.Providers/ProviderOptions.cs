namespace SkillOpt.Providers;

/// <summary>Where a model is reached and how it is asked. Holds no secret: the key stays in the environment.</summary>
public sealed record ProviderOptions
{
    /// <summary>
    /// The address that <c>/chat/completions</c> is appended to, such as <c>http://localhost:11434/v1</c>. Required for
    /// <c>openai-compatible</c>. Refused with user info, query or fragment.
    /// </summary>
    /// <value>The default for <c>openai</c> is <c>https://api.openai.com/v1</c>.</value>
    public string? BaseUrl { get; init; }

    /// <summary>The name of the environment variable that holds the key.</summary>
    /// <value>The default is <c>OPENAI_API_KEY</c> for <c>openai</c>, and no key for <c>openai-compatible</c>.</value>
    public string? ApiKeyEnv { get; init; }

    /// <summary>Sampling temperature, 0 to 2, for calls that set none themselves; null for the provider's default.</summary>
    public double? Temperature { get; init; }

    /// <summary>
    /// The most tokens a reply may have, at least 1. A call that asks for less gets less; null for what each call asks for.
    /// </summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>A word the provider knows, such as <c>low</c>, <c>medium</c> or <c>high</c>; null to send none.</summary>
    public string? ReasoningEffort { get; init; }
}
