using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>Lets analysts read minibatches of trajectories and propose patches.</summary>
internal sealed class Reflector(OptimizerCaller optimizer, PromptSet prompts, TrainingOptions options)
{
    private readonly GradientOptions gradient = options.Gradient;
    private readonly SkillUpdateMode mode = options.Optimizer.SkillUpdateMode;

    /// <summary>Starts all analysts at once.</summary>
    public ReflectionInProgress Start(
        OptimizerContext context,
        IReadOnlyList<BatchRollouts> batches,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        return new ReflectionInProgress(
            scope.Background.Track(AnalyseAllAsync(SourceTypes.Failure)),
            gradient.FailureOnly
                ? Task.FromResult<IReadOnlyList<Analysis>>([])
                : scope.Background.Track(AnalyseAllAsync(SourceTypes.Success))
        );

        async Task<IReadOnlyList<Analysis>> AnalyseAllAsync(string sourceType)
        {
            (long, IReadOnlyList<Rollout<TrainItem>>)[] rollouts =
            [
                .. batches.Select(batch => (batch.Batch.Seed, batch.Rollouts)),
            ];
            var minibatches = Minibatch.Cut(rollouts, sourceType, gradient.MinibatchSize);
            return await Task.WhenAll(
                minibatches.Select(minibatch => AnalyseAsync(context, minibatch, scope, cancellationToken))
            );
        }
    }

    private async Task<Analysis> AnalyseAsync(
        OptimizerContext context,
        Minibatch minibatch,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var request = new AnalystRequest(mode, minibatch.Id, minibatch.SourceType, minibatch.ItemIds, Budget);
        var site = scope.Site("analyst", $"analyst/{minibatch.Id}");
        var answer = await optimizer.AskAsync<AnalystReply>(
            site,
            [new ChatMessage(ChatRole.System, SystemPrompt(minibatch.SourceType)), UserMessage(context, minibatch)],
            MaxOutputTokens,
            (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                AnalystReply.TryRead(json, request, out reply, out error),
            cancellationToken
        );
        return answer.Value is { Patch: { } patch } reply
            ? await RefineAsync(
                context.Skill,
                new Analysis(minibatch, patch, reply.Dropped, 0),
                answer.Conversation,
                request with
                {
                    IsRefinement = true,
                },
                site,
                cancellationToken
            )
            : new Analysis(minibatch, null, 1, 0);
    }

    /// <summary>
    /// Shows the analyst the skill with its own edits applied, until it keeps them or the rounds are used up. A revision
    /// that cannot be read leaves the patch as it was.
    /// </summary>
    private async Task<Analysis> RefineAsync(
        Skill skill,
        Analysis analysis,
        IReadOnlyList<ChatMessage> conversation,
        AnalystRequest request,
        CallSite site,
        CancellationToken cancellationToken
    )
    {
        for (var round = 1; round <= RefinementRounds && analysis.Patch!.Proposals.Count > 0; round++)
        {
            var applied = skill.Apply([.. analysis.Patch.Proposals.Select(proposal => proposal.Edit!)]);
            var answer = await optimizer.AskAsync<AnalystReply>(
                site.Then($"refine_{round}"),
                [
                    .. conversation,
                    new ChatMessage(
                        ChatRole.User,
                        FollowUpMessage.Refinement(prompts.Get(PromptNames.Refinement), applied)
                    ),
                ],
                MaxOutputTokens,
                (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                    AnalystReply.TryRead(json, request, out reply, out error),
                cancellationToken
            );
            if (answer.Value is not { Patch: { } revised } reply)
            {
                return analysis with { Dropped = analysis.Dropped + (answer.Value is null ? 1 : 0) };
            }

            // A reply without notes revises the edits, not the notes given before.
            var notes = revised.AppendixNotes.Count > 0 ? revised.AppendixNotes : analysis.Patch.AppendixNotes;
            var summary = revised.FailureSummary.Count > 0 ? revised.FailureSummary : analysis.Patch.FailureSummary;
            analysis = analysis with
            {
                Patch = revised with { AppendixNotes = notes, FailureSummary = summary },
                Dropped = analysis.Dropped + reply.Dropped,
                Refinements = round,
            };
            conversation = answer.Conversation;
        }

        return analysis;
    }

    /// <summary>Analysts are told the base learning rate; the schedule acts on the merged edits.</summary>
    private int? Budget =>
        options.Optimizer.LrControlMode == LearningRateControl.None ? null : options.Optimizer.LearningRate;

    private int RefinementRounds => mode == SkillUpdateMode.Patch ? gradient.RefinementRounds : 0;

    private int MaxOutputTokens =>
        mode == SkillUpdateMode.FullRewriteMinibatch ? OutputLimits.WholeSkill : OutputLimits.Reply;

    private string SystemPrompt(string sourceType) =>
        prompts.Analyst(sourceType == SourceTypes.Failure, mode, SkillAware.WantsNotes(options.Optimizer, sourceType));

    private ChatMessage UserMessage(OptimizerContext context, Minibatch minibatch) =>
        AnalystMessage.Build(
            context,
            mode,
            Budget,
            [.. minibatch.Rollouts.Select(rollout => rollout.ForAnalyst()!)],
            gradient.MaxTrajectoryTokens,
            RefinementRounds > 0,
            minibatch.SourceType == SourceTypes.Failure && EditChecker.IsOn(options)
        );
}
