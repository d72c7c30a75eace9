using System.Collections.Concurrent;
using SkillOpt.Models;
using SkillOpt.Rollouts;

namespace SkillOpt.Tests.Fakes;

/// <summary>Carries out rollouts by a function of the request and counts them.</summary>
internal sealed class FakeExecutor(Func<RolloutRequest, CancellationToken, Task<Outcome>> outcome) : IRolloutExecutor
{
    private readonly ConcurrentQueue<string> started = new();

    public FakeExecutor(Func<RolloutRequest, Outcome> outcome)
        : this((request, _) => Task.FromResult(outcome(request))) { }

    /// <summary>Ids of the items in the order in which they were started.</summary>
    public IReadOnlyList<string> Started => [.. started];

    public string Fingerprint => "fake";

    public async Task<ExecutedRollout> ExecuteAsync(RolloutRequest request, CancellationToken cancellationToken)
    {
        started.Enqueue(request.Item.Id);
        var result = await outcome(request, cancellationToken);
        return new ExecutedRollout(
            new RolloutResult(result, "answer", [new TrajectoryEntry("assistant", request.Item.Id)]),
            new Usage(1, 10, 1)
        );
    }
}
