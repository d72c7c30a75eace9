using SkillOpt.Gating;

namespace SkillOpt.Training;

/// <summary>What became of a changed skill at the gate, or past it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reason">A sentence with its numbers.</param>
/// <param name="Forced">Whether the change was adopted without asking the gate.</param>
/// <param name="Adopted">The measurement of the new current skill; null when the old one stays.</param>
/// <param name="Measurement">The candidate on the whole split; null when the evaluation ended early.</param>
/// <param name="Measured">Items measured.</param>
/// <param name="Of">Items of the split.</param>
/// <param name="ScoreAtMost">The candidate's gate score, or what it could have reached when the evaluation ended early.</param>
internal sealed record Judged(
    GateDecision Decision,
    string Reason,
    bool Forced,
    Measurement? Adopted,
    Measurement? Measurement,
    int Measured,
    int Of,
    double ScoreAtMost
)
{
    /// <param name="after">The state after the decision.</param>
    public string Action(TrainingState after) =>
        Decision switch
        {
            GateDecision.Reject => "reject",
            GateDecision.Indecisive => "indecisive",
            _ when Forced => "force_accept",
            _ => ReferenceEquals(after.Best, after.Current) ? "accept_new_best" : "accept",
        };
}
