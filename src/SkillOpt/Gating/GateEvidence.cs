namespace SkillOpt.Gating;

/// <summary>What the gate may decide on.</summary>
/// <param name="Pairs">The measured pairs, in the order of measurement.</param>
/// <param name="RemainingCurrent">The current skill's scores on what is not measured yet; null where unscored.</param>
/// <param name="Bonus">Added to the candidate's mean: its directive words against the current skill's; usually 0.</param>
/// <param name="MinCoverage">The least share of pairs that must be scored on both sides.</param>
internal sealed record GateEvidence(
    IReadOnlyList<GatePair> Pairs,
    IReadOnlyList<double?> RemainingCurrent,
    double Bonus,
    double MinCoverage
);

/// <summary>The scores of both skills on one item, 0 to 1; null where unscored.</summary>
/// <param name="Current">The current skill's score.</param>
/// <param name="Candidate">The candidate's score.</param>
internal readonly record struct GatePair(double? Current, double? Candidate);

/// <summary>What the gate decided.</summary>
/// <param name="Decision">Accept, reject or indecisive.</param>
/// <param name="Reason">A sentence that a person understands, with its numbers.</param>
internal sealed record GateVerdict(GateDecision Decision, string Reason);

/// <summary>The three verdicts.</summary>
internal enum GateDecision
{
    /// <summary>The candidate replaces the current skill.</summary>
    Accept,

    /// <summary>The current skill stays.</summary>
    Reject,

    /// <summary>Too little was scored to decide; the current skill stays.</summary>
    Indecisive,
}
