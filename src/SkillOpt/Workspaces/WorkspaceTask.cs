namespace SkillOpt.Workspaces;

/// <summary>What an item puts into a workspace.</summary>
/// <param name="Text">The content of <c>task.md</c>: the task, and what the final answer has to look like.</param>
internal sealed record WorkspaceTask(string Text)
{
    /// <summary>Files beside it.</summary>
    public IReadOnlyList<WorkspaceFile> Files { get; init; } = [];

    /// <summary>Folders of material that is too large to copy; the target may read them and nothing else.</summary>
    public IReadOnlyList<WorkspaceFolder> Folders { get; init; } = [];

    /// <summary>Whether the target has to write files. Else its tools are for reading where its harness can say so.</summary>
    public bool WritesFiles { get; init; }
}

/// <summary>A file that is copied into a workspace.</summary>
/// <param name="Path">Where it goes: relative, with <c>/</c>, never out of the workspace.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record WorkspaceFile(string Path, string Source)
{
    /// <summary>Of its content, in lower-case hex: what has changed since the items were read is not used. Null for unknown.</summary>
    public string? Sha256 { get; init; }
}

/// <summary>A folder that a workspace shows without a copy.</summary>
/// <param name="Path">Under which relative path it is seen.</param>
/// <param name="Source">Where it is.</param>
internal sealed record WorkspaceFolder(string Path, string Source);
