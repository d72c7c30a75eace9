namespace SkillOpt.Providers.Presets;

/// <summary>A server that speaks OpenAI's wire, with its habits.</summary>
/// <param name="Name">The provider's name in <c>provider/model</c>.</param>
/// <param name="BaseUrl">Its usual address; null when the user must give one.</param>
/// <param name="KeyVariable">The usual variable of its key; null when it usually wants none.</param>
internal sealed record Preset(string Name, string? BaseUrl, string? KeyVariable)
{
    /// <summary>The field of a request that limits the reply.</summary>
    public string OutputLimitField { get; init; } = "max_tokens";

    public ReasoningStyle Reasoning { get; init; }

    /// <summary>Whether it takes <c>response_format</c> with a JSON schema.</summary>
    public bool HasSchemas { get; init; }
}
