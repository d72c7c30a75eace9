namespace SkillOpt.Scoring;

/// <summary>Settings of the built-in scorers. A setting that the chosen scorer does not have is an error.</summary>
public sealed record ScorerOptions
{
    /// <summary>Scorer <c>number</c>: how far an answer may be from a reference, in its own unit; 0 or more.</summary>
    /// <value>The default is 0.</value>
    public double? AbsoluteTolerance { get; init; }

    /// <summary>Scorer <c>number</c>: how far an answer may be from a reference, as a share of the reference; 0 or more.</summary>
    /// <value>The default is 1e-9.</value>
    public double? RelativeTolerance { get; init; }
}
