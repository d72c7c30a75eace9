using System.Text.Json.Nodes;

namespace SkillOpt.Gating;

/// <summary>The noise as in <c>summary.json</c>.</summary>
internal static class NoiseRecord
{
    /// <summary>What stands beside a gain where nothing is known of chance.</summary>
    public const string NotMeasured = "noise not measured";

    /// <summary>Null where the noise was measured.</summary>
    public static string? Note(NoiseReport? noise) => noise is null ? NotMeasured : null;

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
