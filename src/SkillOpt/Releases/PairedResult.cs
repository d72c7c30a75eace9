namespace SkillOpt.Releases;

/// <summary>Two skills compared on the same items with fresh attempts. Scores are 0 to 1.</summary>
public sealed record PairedResult
{
    /// <summary>Items with a score under both skills.</summary>
    public required int Items { get; init; }

    /// <summary>Items that were tried.</summary>
    public required int Of { get; init; }

    /// <summary>Items that got better.</summary>
    public required int Better { get; init; }

    /// <summary>Items that got worse.</summary>
    public required int Worse { get; init; }

    /// <summary>Mean score before.</summary>
    public required double Before { get; init; }

    /// <summary>Mean score after.</summary>
    public required double After { get; init; }

    /// <summary>The paired difference: after less before.</summary>
    public required double Difference { get; init; }

    /// <summary>The lower end of its 95 % interval.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>Of the exact two-sided sign-flip test: how often chance alone gives a difference as large.</summary>
    public required double PValue { get; init; }

    /// <summary>
    /// The smallest gain that so many attempts at these items show in 4 of 5 cases, at a one-sided level of 5 %; null
    /// where the noise was not measured.
    /// </summary>
    public double? SmallestGain { get; init; }

    internal static PairedResult From(PairedScores scores, double? smallestGain = null)
    {
        var difference = scores.Difference();
        return new PairedResult
        {
            Items = scores.Items.Count,
            Of = scores.Of,
            Better = difference.Better,
            Worse = difference.Worse,
            Before = scores.Before,
            After = scores.After,
            Difference = difference.Mean,
            Low = difference.Interval.Low,
            High = difference.Interval.High,
            PValue = difference.PValue,
            SmallestGain = smallestGain,
        };
    }
}
