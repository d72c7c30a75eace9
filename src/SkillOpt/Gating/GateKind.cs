namespace SkillOpt.Gating;

/// <summary>How a candidate is compared with the current skill.</summary>
public enum GateKind
{
    /// <summary>
    /// <see cref="Race"/> for a noisy target and fewer than 100 selection items, else <see cref="Strict"/>. The noise is
    /// measured first, where the choice depends on it.
    /// </summary>
    Auto,

    /// <summary>The published rule: one measurement each, strictly better or rejected.</summary>
    Strict,

    /// <summary>Both are measured anew, item by item, until one is far enough ahead.</summary>
    Race,

    /// <summary>Both are measured anew, and an exact sign test must reach <see cref="EvaluationOptions.GateLevel"/>.</summary>
    Paired,

    /// <summary>As strict, but a difference within <see cref="EvaluationOptions.DeadBand"/> keeps the new text.</summary>
    DeadBand,
}
