namespace SkillOpt.Models;

/// <summary>
/// How the calls of one role are made: tries, time limits and the endpoint's limits. Has no influence on the results of
/// calls that succeed, so it may change when a run is continued.
/// </summary>
public sealed record ModelCallOptions
{
    /// <summary>
    /// How often a failed call is made again, 0 or more; only what may pass on a second try is, after jittered waits of
    /// about 1, 2, 4 ... 30 seconds. Too many requests (429) are tried again until <see cref="TotalTimeout"/>, unless this
    /// is 0. Null takes <see cref="Rollouts.RolloutOptions.Retries"/>.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? Retries { get; init; }

    /// <summary>Seconds that a call may take, all tries and the waits between them included; 0 for no limit.</summary>
    /// <value>The default is 600.</value>
    public int TotalTimeout { get; init; } = 600;

    /// <summary>Seconds after which one try is cancelled and counts as failed; 0 for no limit of its own.</summary>
    /// <value>The default is 0.</value>
    public int AttemptTimeout { get; init; }

    /// <summary>The most calls that are started in a minute, failed ones included; null for no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The most tokens in a minute, sent and received, as estimated before a call; null for no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>The most calls in flight; null for the number of the role's workers.</summary>
    public int? MaxConcurrency { get; init; }
}
