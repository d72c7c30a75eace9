using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Reflection;

/// <summary>The trajectories of one analyst call: only failures or only successes.</summary>
/// <param name="Id">Unique in the step: <c>f0</c>, <c>f1</c> ... or <c>s0</c> ...</param>
/// <param name="SourceType"><c>failure</c> or <c>success</c>.</param>
/// <param name="Rollouts">The rollouts, in the order they are shown in.</param>
internal sealed record Minibatch(string Id, string SourceType, IReadOnlyList<Rollout<TrainItem>> Rollouts)
{
    public IReadOnlyList<string> ItemIds => [.. Rollouts.Select(rollout => rollout.Item.Item.Id)];

    /// <summary>
    /// Cuts the scored rollouts of each batch into minibatches, failures shuffled with the batch's seed, successes with
    /// the next one (the published rule). Unscored rollouts are neither.
    /// </summary>
    public static IReadOnlyList<Minibatch> Cut(
        IReadOnlyList<(long Seed, IReadOnlyList<Rollout<TrainItem>> Rollouts)> batches,
        string sourceType,
        int size
    )
    {
        var isFailure = sourceType == SourceTypes.Failure;
        return
        [
            .. batches
                .SelectMany(batch =>
                    new MersenneTwister(isFailure ? batch.Seed : batch.Seed + 1)
                        .Shuffled([.. batch.Rollouts.Where(rollout => rollout.ForAnalyst()?.IsFailure == isFailure)])
                        .Chunk(size)
                )
                .Select((chunk, index) => new Minibatch($"{sourceType[0]}{index}", sourceType, chunk)),
        ];
    }
}
