using System.Globalization;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using SkillOpt.Gating;
using SkillOpt.Releases;

namespace SkillOpt.Cli.Rendering;

/// <summary>Numbers as people read them, the same in every country.</summary>
internal static class Words
{
    private const string NothingKnown = "not measured";
    private const string NoneAtAll = "none: the target is a program";

    public static string Score(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Score(double? score) => score is { } known ? Score(known) : "-";

    /// <summary>A difference with its sign.</summary>
    public static string Gain(double gain) => gain.ToString("+0.000;-0.000;+0.000", CultureInfo.InvariantCulture);

    /// <summary>Two scores and their difference, never without what chance can do to it.</summary>
    public static string Change(double before, double after, double? smallestGain, string? note) =>
        $"{Score(before)} -> {Score(after)} ({Gain(after - before)}; {SmallestGain(smallestGain, note)})";

    /// <summary>The smallest gain that a split can show; where that is not known, why.</summary>
    public static string SmallestGain(double? smallest, string? note = null) =>
        smallest is { } known ? $"smallest gain it can show {Score(known)}" : note ?? NoiseRecord.NotMeasured;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>US dollars without the unit; what is not known is never 0.</summary>
    public static string Usd(decimal? cost) =>
        cost switch
        {
            null => "unknown",
            > 0 and < 0.0001m => "<0.0001",
            >= 1 or 0 => cost.Value.ToString("N2", CultureInfo.InvariantCulture),
            { } small => small.ToString("0.0000", CultureInfo.InvariantCulture),
        };

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Such as <c>45 s</c>, <c>12 min</c> or <c>3.5 h</c>.</summary>
    public static string Duration(TimeSpan time) =>
        time.TotalSeconds < 90 ? $"{Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} s"
        : time.TotalMinutes < 90 ? $"{time.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min"
        : $"{time.TotalHours.ToString("0.0", CultureInfo.InvariantCulture)} h";

    /// <summary>What made a skill, from the name that the record gives it.</summary>
    public static string Origin(string origin)
    {
        var number = origin.Split('_')[^1].TrimStart('0');
        return origin switch
        {
            "initial_skill" => "the one the run started from: no candidate was better",
            _ when origin.StartsWith("slow_update", StringComparison.Ordinal) =>
                $"from the slow update of epoch {number}",
            _ when origin.StartsWith("appendix", StringComparison.Ordinal) => $"from the notes of step {number}",
            _ when origin.StartsWith("step", StringComparison.Ordinal) => $"from step {number}",
            _ => origin,
        };
    }

    /// <summary>Text of models and data on one line, without characters that steer a terminal.</summary>
    public static string OneLine(string text) =>
        Printable(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The text without characters that steer a terminal.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter)) : text;

    /// <summary>Two skills on the same items: before, after, difference with its interval and how likely by chance.</summary>
    public static string Paired(PairedResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Before:0.000} -> {result.After:0.000}, difference {result.Difference:+0.000;-0.000;0.000} (95 % interval {result.Low:+0.000;-0.000;0.000} to {result.High:+0.000;-0.000;0.000}, p {Chance(result.PValue)}), {result.Better} better and {result.Worse} worse of {result.Items} items"
        );

    private static string Chance(double p) =>
        p < 0.0001 ? "< 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>What the same skill measured twice has shown; where it was not, why.</summary>
    public static string Noise(NoiseReport? noise, string? note) =>
        noise is null
            ? Unknown(note)
            : Noise(
                noise.Flips,
                noise.Items,
                (noise.FlipRate, noise.FlipRateLow, noise.FlipRateHigh),
                noise.NoiseOfMean,
                noise.SmallestGain
            );

    /// <summary>The same from the record of a run.</summary>
    public static string Noise(JsonNode? noise, string? note) =>
        noise is null
            ? Unknown(note)
            : Noise(
                noise.Whole("flips") ?? 0,
                noise.Whole("items") ?? 0,
                (
                    noise.Number("flip_rate") ?? 0,
                    noise.Number("flip_rate_low") ?? 0,
                    noise.Number("flip_rate_high") ?? 1
                ),
                noise.Number("noise_of_mean"),
                noise.Number("smallest_gain")
            );

    // Stands after the word "noise".
    private static string Unknown(string? note) => note == NoiseRecord.NoNoise ? NoneAtAll : NothingKnown;

    private static string Noise(
        int flips,
        int items,
        (double Share, double Low, double High) rate,
        double? ofMean,
        double? smallestGain
    ) =>
        $"{flips} of {items} items changed by chance ({Percent(rate.Share)}, 95 % interval {Percent(rate.Low)} to "
        + $"{Percent(rate.High)}); the mean of a pass varies by {Score(ofMean)}; {SmallestGain(smallestGain)}";
}
