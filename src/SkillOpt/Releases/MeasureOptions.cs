namespace SkillOpt.Releases;

/// <summary>What skills are measured on.</summary>
public sealed record MeasureOptions
{
    /// <summary>The items.</summary>
    /// <value>The default is the test split, by which nothing was chosen.</value>
    public MeasuredSplit Split { get; init; } = MeasuredSplit.Test;

    /// <summary>Attempts at each item under each skill; at least 1. From 2 on the noise of the target is measured too.</summary>
    /// <value>The default is 1.</value>
    public int Replicates { get; init; } = 1;
}

/// <summary>The items that skills are measured on.</summary>
public enum MeasuredSplit
{
    /// <summary>The test split: no training looks at it.</summary>
    Test,

    /// <summary>The selection split. A trained skill was chosen by it, so its score there is optimistic.</summary>
    Selection,

    /// <summary>The training split. A trained skill was written from it, so its score there is optimistic.</summary>
    Train,

    /// <summary>All three.</summary>
    All,
}
