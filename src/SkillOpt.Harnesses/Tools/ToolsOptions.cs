namespace SkillOpt.Harnesses.Tools;

/// <summary>How the harness <c>tools</c> works.</summary>
internal sealed record ToolsOptions
{
    /// <summary>Replies of the target per attempt, at least 1; on the last one it has to answer. By default 30.</summary>
    public int MaxTurns { get; init; } = 30;

    /// <summary>
    /// Names of the programs that the target may run, as they are found in PATH; none by default. What a program does is
    /// bounded by the system and not by the tools.
    /// </summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Seconds that one command may take, at least 1; by default 60.</summary>
    public int CommandTimeout { get; init; } = 60;
}
