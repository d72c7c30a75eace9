using System.Text.Json.Serialization;

namespace SkillOpt.Models;

/// <summary>Calls and tokens.</summary>
/// <param name="Calls">Model calls, failed ones included.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
public readonly record struct Usage(long Calls, long InputTokens, long OutputTokens)
{
    /// <summary>How many of the input tokens the provider served from its cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>How many of the input tokens the provider wrote to its cache, where it says so.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>How many of the calls failed.</summary>
    public long FailedCalls { get; init; }

    /// <summary>Calls whose tokens were estimated (four characters a token), because the provider reported none.</summary>
    public long EstimatedCalls { get; init; }

    /// <summary>
    /// US dollars that an agent program says its calls cost; null where nobody says so. Failed calls are not in it, and
    /// budgets go by prices.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? ReportedUsd { get; init; }

    /// <summary>The sum of two.</summary>
    public static Usage operator +(Usage left, Usage right) => Add(left, right);

    /// <summary>The sum of two.</summary>
    public static Usage Add(Usage left, Usage right) =>
        new(left.Calls + right.Calls, left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens)
        {
            CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
            CacheWriteTokens = left.CacheWriteTokens + right.CacheWriteTokens,
            FailedCalls = left.FailedCalls + right.FailedCalls,
            EstimatedCalls = left.EstimatedCalls + right.EstimatedCalls,
            ReportedUsd =
                left.ReportedUsd is null && right.ReportedUsd is null
                    ? null
                    : (left.ReportedUsd ?? 0) + (right.ReportedUsd ?? 0),
        };
}
