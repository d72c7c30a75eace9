using Microsoft.Extensions.AI;

namespace SkillOpt.Models;

/// <summary>What all calls of one role share.</summary>
internal sealed class CallPipeline(
    string role,
    ModelCallOptions options,
    int defaultRetries,
    int seed,
    CallStop stop,
    TimeProvider time,
    bool breaks = true
)
{
    public string Role => role;

    public int Retries { get; } = options.Retries ?? defaultRetries;

    public ModelCallOptions Options => options;

    public int Seed => seed;

    public CallStop Stop => stop;

    public TimeProvider Time => time;

    /// <summary>Null where every failure is to be seen, as when a configuration is examined.</summary>
    public CircuitBreaker? Breaker { get; } = breaks ? new CircuitBreaker(role, stop) : null;

    /// <summary>Calls for one rollout or one question, counted together.</summary>
    public GuardedChatClient Open(IChatClient client, AttemptClock? clock = null) =>
        new(new MeteredChatClient(client), this, clock);
}
