namespace SkillOpt.Harnesses.Agents;

/// <summary>What an agent is started for.</summary>
/// <param name="Model">As its own options name it; null for its default.</param>
/// <param name="Folder">The absolute path of its working directory, as it will see it.</param>
/// <param name="Home">The absolute path of its private home, as it will see it.</param>
/// <param name="Prompt">What it is told.</param>
internal sealed record AgentTask(string? Model, string Folder, string Home, string Prompt)
{
    /// <summary>What it may do.</summary>
    public AgentAccess Access { get; init; } = AgentAccess.Read;

    /// <summary>The server it talks to in place of its own; null for its own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>A word that the agent knows, such as <c>low</c>; null for its default.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>The key, if one was found. Goes into the environment of the process and nowhere else.</summary>
    public string? Key { get; init; }

    /// <summary>Images to look at, by relative path.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The skill's file, relative to the folder; null when there is none.</summary>
    public string? SkillPath { get; init; }

    /// <summary>Whether the system refuses what an agent's own sandbox would have to: then its own need not be used.</summary>
    public bool IsContained { get; init; }
}

/// <summary>What an agent may do in its workspace.</summary>
internal enum AgentAccess
{
    /// <summary>Answer from the prompt: no tools. An agent in place of a model.</summary>
    None,

    /// <summary>Read files and run commands that read.</summary>
    Read,

    /// <summary>Also change files in the workspace.</summary>
    Write,
}
