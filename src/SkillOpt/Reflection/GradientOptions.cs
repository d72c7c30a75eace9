namespace SkillOpt.Reflection;

/// <summary>Section <c>gradient</c>: how trajectories become patches.</summary>
public sealed record GradientOptions
{
    /// <summary>Trajectories per analyst call; at least 1.</summary>
    /// <value>The default is 8.</value>
    public int MinibatchSize { get; init; } = 8;

    /// <summary>Patches per merge call; at least 2.</summary>
    /// <value>The default is 8.</value>
    public int MergeBatchSize { get; init; } = 8;

    /// <summary>Optimizer calls in flight; at least 1.</summary>
    /// <value>The default is 16.</value>
    public int AnalystWorkers { get; init; } = 16;

    /// <summary>Whether successes are left out of reflection.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool FailureOnly { get; init; }

    /// <summary>
    /// How often an analyst sees its own edits applied to the skill and may revise them; 0 to 3. Only in update mode
    /// <c>patch</c>.
    /// </summary>
    /// <value>The default is 1; the paper allows 3.</value>
    public int RefinementRounds { get; init; } = 1;

    /// <summary>The most tokens of one trajectory in a prompt (four characters a token); at least 64. Longer ones keep
    /// head and tail.</summary>
    /// <value>The default is 4000.</value>
    public int MaxTrajectoryTokens { get; init; } = 4000;
}
