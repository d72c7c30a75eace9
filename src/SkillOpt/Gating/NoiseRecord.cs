using System.Text.Json.Nodes;

namespace SkillOpt.Gating;

/// <summary>The noise as in <c>summary.json</c>.</summary>
internal static class NoiseRecord
{
    /// <summary>What stands beside a gain where nothing is known of chance.</summary>
    public const string NotMeasured = "noise not measured";

    /// <summary>What stands there for a target that always does the same.</summary>
    public const string NoNoise = "no noise: the target is a program";

    /// <summary>Why there are no figures; null where the noise was measured.</summary>
    public static string? Note(NoiseReport? noise, bool isDeterministic) =>
        noise is not null ? null
        : isDeterministic ? NoNoise
        : NotMeasured;

    public static JsonObject? Of(NoiseReport? noise) =>
        noise is null
            ? null
            : new JsonObject
            {
                ["items"] = noise.Items,
                ["flips"] = noise.Flips,
                ["flip_rate"] = noise.FlipRate,
                ["flip_rate_low"] = noise.FlipRateLow,
                ["flip_rate_high"] = noise.FlipRateHigh,
                ["noise_of_mean"] = noise.NoiseOfMean,
                ["replicates"] = noise.Replicates,
                ["smallest_gain"] = noise.SmallestGain,
            };
}
