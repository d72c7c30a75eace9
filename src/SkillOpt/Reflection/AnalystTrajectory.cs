using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Reflection;

/// <summary>A scored attempt as the optimizer sees it.</summary>
internal sealed record AnalystTrajectory(
    string ItemId,
    string TaskType,
    double Hard,
    double Soft,
    string Feedback,
    IReadOnlyList<TrajectoryEntry> Entries
)
{
    private const double Zero = 1e-9;

    /// <summary>Any hard score above 0 is a success, as in the published system.</summary>
    public bool IsFailure => Hard < Zero;

    /// <summary>Null for an attempt without a score: there is nothing to learn from it.</summary>
    public static AnalystTrajectory? From(TaskItem item, RolloutResult result) =>
        result.Outcome is Outcome.Scored scored
            ? new AnalystTrajectory(
                item.Id,
                item.TaskType,
                scored.Hard,
                scored.Soft,
                scored.Feedback,
                result.Trajectory
            )
            : null;
}
