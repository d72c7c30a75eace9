using SkillOpt.Statistics;

namespace SkillOpt.Gating;

/// <summary>What chance does to the score of a skill: the same skill was measured twice.</summary>
public sealed record NoiseReport
{
    private readonly NoiseEstimate noise;

    internal NoiseReport(NoiseEstimate noise, int items, int replicates)
    {
        this.noise = noise;
        var interval = noise.Items == 0 ? new Interval(0, 1) : Proportion.ClopperPearson(noise.Flips, noise.Items);
        (FlipRateLow, FlipRateHigh) = (interval.Low, interval.High);
        SmallestGain = noise.SmallestGain(items, replicates);
        Replicates = replicates;
    }

    /// <summary>Items with a score both times.</summary>
    public int Items => noise.Items;

    /// <summary>Items whose score was not the same.</summary>
    public int Flips => noise.Flips;

    /// <summary>Their share, 0 to 1.</summary>
    public double FlipRate => noise.FlipRate;

    /// <summary>The lower end of the 95 % interval of that share (Clopper and Pearson).</summary>
    public double FlipRateLow { get; }

    /// <summary>The upper end of the interval.</summary>
    public double FlipRateHigh { get; }

    /// <summary>The standard deviation of the mean score of one pass over the items, by chance alone.</summary>
    public double NoiseOfMean => noise.OfTheMean;

    /// <summary>Attempts at each item and skill that <see cref="SmallestGain"/> is for.</summary>
    public int Replicates { get; }

    /// <summary>The smallest gain that the split shows in 4 of 5 cases, at a one-sided level of 5 %; at least one item.</summary>
    public double SmallestGain { get; }

    /// <summary>The smallest gain that other items of the same kind show as often; at least one item.</summary>
    /// <param name="items">How many; at least 1.</param>
    /// <param name="replicates">Attempts at each of them and skill; at least 1.</param>
    public double SmallestGainOn(int items, int replicates = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        return noise.SmallestGain(items, replicates);
    }

    /// <summary>Attempts at each of the items, under both skills, that a gain needs to be seen as often.</summary>
    /// <param name="gain">Above 0, at most 1.</param>
    public int ReplicatesFor(double gain) => noise.ReplicatesFor(Checked(gain), Math.Max(1, Items));

    /// <summary>Items that a gain needs with as many attempts at each.</summary>
    /// <param name="gain">Above 0, at most 1.</param>
    public int ItemsFor(double gain) => noise.ItemsFor(Checked(gain), Replicates);

    private static double Checked(double gain) =>
        gain is > 0 and <= 1
            ? gain
            : throw new ArgumentOutOfRangeException(nameof(gain), gain, "A gain is above 0 and at most 1.");
}
