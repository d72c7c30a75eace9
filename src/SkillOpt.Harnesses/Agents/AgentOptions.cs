using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Agents;

/// <summary>How an agent program is run.</summary>
internal sealed record AgentOptions
{
    /// <summary>As the agent names it; null for its default.</summary>
    public string? Model { get; init; }

    /// <summary>A path, or a name that is looked up in PATH; null for the agent's own.</summary>
    public string? Program { get; init; }

    /// <summary>The server it talks to in place of its own; null for its own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>A word that the agent knows; null for its default.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>The environment variable with the key; null for those that the agent looks for.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>After which one run is killed; it has no score then.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a run that is killed may take to end by itself.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes that it may write to a stream.</summary>
    public int OutputLimit { get; init; } = 32 << 20;

    /// <summary>
    /// What the system holds it to. The number of processes counts threads, and those of the whole user: it is to stop a
    /// program that multiplies, not to be reached by many agents side by side.
    /// </summary>
    public ProcessLimits Limits { get; init; } = new() { FileBytes = 1L << 30, Processes = 16_384 };

    /// <summary>Whether bubblewrap is used where it works.</summary>
    public bool UsesSandbox { get; init; } = true;
}
