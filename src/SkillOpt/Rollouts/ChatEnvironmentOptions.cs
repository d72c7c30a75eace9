namespace SkillOpt.Rollouts;

/// <summary>How <see cref="ChatEnvironment"/> asks.</summary>
public sealed record ChatEnvironmentOptions
{
    /// <summary>The system message before the skill; null or blank for the built-in one.</summary>
    public string? SystemPrompt { get; init; }
}
