using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Aggregation;

/// <summary>The merge calls of one step. A merge without a usable reply is replaced by everything that went into it.</summary>
internal sealed class PatchMerger(
    OptimizerCaller optimizer,
    PromptSet prompts,
    TrainingOptions options,
    OptimizerContext context,
    StepScope scope,
    CancellationToken cancellationToken
)
{
    private readonly SkillUpdateMode mode = options.Optimizer.SkillUpdateMode;

    public Task<Patch> ChunkAsync(bool isFailure, int level, int index, Patch[] chunk) =>
        chunk.Length == 1
            ? Task.FromResult(chunk[0])
            : CallAsync(
                PromptNames.Merge(isFailure, mode),
                $"{(isFailure ? SourceTypes.Failure : SourceTypes.Success)}_{level}_{index}",
                MergeMessage.Build(context, mode, chunk, level),
                [.. chunk.SelectMany(patch => patch.Proposals)]
            );

    public Task<Patch> FinalAsync(Patch failure, Patch success) =>
        CallAsync(
            PromptNames.MergeFinal(mode),
            "final",
            MergeMessage.BuildFinal(context, mode, failure, success),
            [.. failure.Proposals, .. success.Proposals]
        );

    private async Task<Patch> CallAsync(string prompt, string path, string message, IReadOnlyList<Proposal> inputs)
    {
        var answer = await optimizer.AskAsync<MergeReply>(
            scope.Site("merge", $"merge/{path}"),
            [new ChatMessage(ChatRole.System, prompts.Get(prompt)), new ChatMessage(ChatRole.User, message)],
            mode == SkillUpdateMode.FullRewriteMinibatch ? OutputLimits.WholeSkill : OutputLimits.Reply,
            (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                MergeReply.TryRead(json, mode, $"m_{path}", inputs.Count, out reply, out error),
            cancellationToken
        );
        if (answer.Value is { } merged)
        {
            scope.CountDropped(merged.Dropped);
            return MergeAttribution.Apply(inputs, merged);
        }

        scope.CountDroppedReply();
        return new Patch { Proposals = inputs };
    }
}
