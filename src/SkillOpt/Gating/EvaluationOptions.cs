namespace SkillOpt.Gating;

/// <summary>Section <c>evaluation</c>: the gate and the final test.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Whether a candidate must be better on the selection split. Without it every candidate is accepted.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseGate { get; init; } = true;

    /// <summary>How a candidate is compared with the current skill.</summary>
    /// <value>The default is <see cref="GateKind.Auto"/>.</value>
    public GateKind Gate { get; init; } = GateKind.Auto;

    /// <summary>Attempts at each selection item in a full measurement; at least 1. More for a noisy target.</summary>
    /// <value>The default is 1.</value>
    public int Replicates { get; init; } = 1;

    /// <summary>The most a p-value may be under <see cref="GateKind.Paired"/>; above 0, below 1.</summary>
    /// <value>The default is 0.05.</value>
    public double GateLevel { get; init; } = 0.05;

    /// <summary>The difference that counts as none under <see cref="GateKind.DeadBand"/>, 0 to 1.</summary>
    /// <value>The default is 0.01.</value>
    public double DeadBand { get; init; } = 0.01;

    /// <summary>
    /// The most passes over the split under <see cref="GateKind.Race"/>, times <see cref="Replicates"/>; at least 1.
    /// </summary>
    /// <value>The default is 4.</value>
    public int RacePasses { get; init; } = 4;

    /// <summary>The most by which the score of one task type may fall, 0 to 1; null for any.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public double? MaxTypeDrop { get; init; }

    /// <summary>The largest share of the solved items that a candidate may break, 0 to 1; null for any.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public double? MaxBroken { get; init; }

    /// <summary>The longest skill that is accepted, in tokens of four characters; 0 for any.</summary>
    /// <value>The default is 0.</value>
    public int MaxSkillTokens { get; init; }

    /// <summary>Taken off the gate score for every 1,000 tokens of the skill, 0 to 1.</summary>
    /// <value>The default is 0.</value>
    public double GrowthPenalty { get; init; }

    /// <summary>
    /// Solved items that a candidate must try first; it is rejected at once when more than half of them break. 0 for none.
    /// </summary>
    /// <value>The default is 0.</value>
    public int ScreenItems { get; init; }

    /// <summary>
    /// Whether the initial skill is measured twice before training, to see what chance does; costs one pass over the
    /// selection split. <see cref="GateKind.Auto"/> needs it with fewer than 100 items, unless the job's target is
    /// known to be without noise (<see cref="Training.TrainingJob.IsDeterministic"/>).
    /// </summary>
    /// <value>The default is null: where <see cref="Replicates"/> is above 1 or the gate needs it.</value>
    public bool? MeasureNoise { get; init; }

    /// <summary>
    /// Whether training ends with a verdict on fresh measurements: the best few skills are measured again, one is chosen,
    /// and whether it is an improvement is decided on attempts that nothing was chosen by. The test split is then
    /// measured here only, for the initial and the chosen skill.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the published system measures the test split of three skills.</value>
    public bool Release { get; init; }

    /// <summary>The most skills that are measured again for a release; at least 1.</summary>
    /// <value>The default is 3.</value>
    public int ReleaseCandidates { get; init; } = 3;

    /// <summary>Fresh attempts at each selection item and skill to choose by, and as many to confirm with; at least 1.</summary>
    /// <value>The default is 2.</value>
    public int ReleaseReplicates { get; init; } = 2;

    /// <summary>The least gain that is worth a release, 0 to 1: if more is out of the question, it is no improvement.</summary>
    /// <value>The default is 0.02.</value>
    public double ReleaseMinGain { get; init; } = 0.02;

    /// <summary>Which score the gate compares.</summary>
    /// <value>The default is <see cref="GateMetric.Hard"/>.</value>
    public GateMetric GateMetric { get; init; } = GateMetric.Hard;

    /// <summary>The weight of the soft score under <see cref="GateMetric.Mixed"/>, 0 to 1.</summary>
    /// <value>The default is 0.5.</value>
    public double GateMixedWeight { get; init; } = 0.5;

    /// <summary>Whether an evaluation stops as soon as the outcome is certain.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EarlyStop { get; init; } = true;

    /// <summary>
    /// The least share of a batch, or of the selection split, that must be scored for a decision; above 0, at most 1.
    /// </summary>
    /// <value>The default is 0.9.</value>
    public double MinCoverage { get; init; } = 0.9;

    /// <summary>Selection items used, from the front of the split; 0 for all.</summary>
    /// <value>The default is 0.</value>
    public int SelEnvNum { get; init; }

    /// <summary>Test items used, from the front of the split; 0 for all.</summary>
    /// <value>The default is 0.</value>
    public int TestEnvNum { get; init; }

    /// <summary>Whether the initial, the best and the final skill are measured on the test split.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool EvalTest { get; init; } = true;

    /// <summary>Whether the share of directive words in the skill adds to its gate score (published, off).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UseSemanticDensity { get; init; }

    /// <summary>The weight of that share; 0 or more.</summary>
    /// <value>The default is 0.05.</value>
    public double SemanticDensityWeight { get; init; } = 0.05;

    /// <summary>Further words that count as directive, in lower case.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> LeadingWords { get; init; } = [];
}
