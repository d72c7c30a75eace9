namespace SkillOpt.Gating;

/// <summary>Which score the gate compares.</summary>
public enum GateMetric
{
    /// <summary>The hard score.</summary>
    Hard,

    /// <summary>The soft score.</summary>
    Soft,

    /// <summary>(1 - w) times the hard plus w times the soft score.</summary>
    Mixed,
}
