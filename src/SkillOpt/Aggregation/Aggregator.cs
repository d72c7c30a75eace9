using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Aggregation;

/// <summary>
/// Merges patches: failures and successes each in a tree, side by side, then both in one call in which failures take
/// priority.
/// </summary>
internal sealed class Aggregator(OptimizerCaller optimizer, PromptSet prompts, TrainingOptions options)
{
    public async Task<IReadOnlyList<Proposal>> MergeAsync(
        OptimizerContext context,
        ReflectionInProgress reflection,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var merge = new PatchMerger(optimizer, prompts, options, context, scope, cancellationToken);
        var failures = scope.Background.Track(MergeTreeAsync(merge, isFailure: true, reflection.Failures));
        var successes = scope.Background.Track(MergeTreeAsync(merge, isFailure: false, reflection.Successes));
        var (failure, success) = (await failures, await successes);
        var merged =
            failure.Proposals.Count == 0 ? success
            : success.Proposals.Count == 0 ? failure
            : await merge.FinalAsync(failure, success);
        return merged.Proposals;
    }

    private async Task<Patch> MergeTreeAsync(PatchMerger merge, bool isFailure, Task<IReadOnlyList<Analysis>> analyses)
    {
        Patch[] patches =
        [
            .. (await analyses).Select(analysis => analysis.Patch).OfType<Patch>().Where(p => p.Proposals.Count > 0),
        ];
        for (var level = 1; patches.Length > 1; level++)
        {
            var chunks = patches.Chunk(options.Gradient.MergeBatchSize);
            patches = await Task.WhenAll(chunks.Select((chunk, i) => merge.ChunkAsync(isFailure, level, i, chunk)));
        }

        return patches.Length == 0 ? new Patch() : patches[0];
    }
}
