namespace SkillOpt.Rollouts;

/// <summary>One part of a trajectory.</summary>
/// <param name="Role">
/// <c>system</c>, <c>user</c>, <c>assistant</c>, <c>tool_call</c>, <c>observation</c> or <c>verification</c>.
/// </param>
/// <param name="Text">What was said, called, seen or found.</param>
public sealed record TrajectoryEntry(string Role, string Text);

/// <summary>What one attempt of the target at one item left behind.</summary>
/// <param name="Outcome">Scored or unscored.</param>
/// <param name="Answer">The answer that was scored; empty when there is none.</param>
/// <param name="Trajectory">What the optimizer may read, in order.</param>
public sealed record RolloutResult(Outcome Outcome, string Answer, IReadOnlyList<TrajectoryEntry> Trajectory)
{
    /// <summary>How the skill reached a target that works in a workspace; null for a target that has it in its prompt.</summary>
    public SkillUse? SkillUse { get; init; }
}
