namespace SkillOpt.Harnesses.Workspaces;

/// <summary>What somebody who worked in a workspace did to it.</summary>
/// <param name="Problem">Why nothing in it counts, such as that the skill is not what it was; null for nothing.</param>
/// <param name="RemovedLinks">Relative paths of links that led out of the workspace, in ordinal order.</param>
internal sealed record WorkspaceState(string? Problem, IReadOnlyList<string> RemovedLinks);
