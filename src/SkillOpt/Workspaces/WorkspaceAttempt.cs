using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Workspaces;

/// <summary>What a target left behind that worked in a folder.</summary>
/// <param name="Item">The task, with its references.</param>
/// <param name="Answer">The final message; never empty.</param>
/// <param name="Folder">The workspace. Nothing in it can be trusted: read it with bounds, and follow no link out of it.</param>
/// <param name="Trajectory">What was said, called and seen.</param>
internal sealed record WorkspaceAttempt(
    TaskItem Item,
    string Answer,
    string Folder,
    IReadOnlyList<TrajectoryEntry> Trajectory
);
