using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Aggregation;

/// <summary>Ranks the merged proposals and keeps as many as the learning rate allows.</summary>
internal sealed class EditSelector(OptimizerCaller optimizer, PromptSet prompts, TrainingOptions options)
{
    private readonly SkillUpdateMode mode = options.Optimizer.SkillUpdateMode;

    /// <summary>
    /// Costs a call only when there is something to choose: with fewer proposals than allowed all are kept, with a
    /// learning rate of 0 none. Without a usable ranking the first ones are kept.
    /// </summary>
    public async Task<IReadOnlyList<Proposal>> SelectAsync(
        OptimizerContext context,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var merged = scope.Merged;
        if (scope.Rate?.Budget is not { } budget || merged.Count <= budget)
        {
            return merged;
        }

        if (budget == 0)
        {
            return [];
        }

        var answer = await optimizer.AskAsync<RankingReply>(
            scope.Site("ranking", "ranking"),
            [
                new ChatMessage(ChatRole.System, prompts.Get(PromptNames.Ranking(mode))),
                new ChatMessage(ChatRole.User, SelectionMessage.Ranking(context, mode, budget, merged)),
            ],
            OutputLimits.Reply,
            (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                RankingReply.TryRead(json, merged.Count, budget, out reply, out error),
            cancellationToken
        );
        if (answer.Value is { } ranking)
        {
            return [.. ranking.Selected.Select(index => merged[index])];
        }

        scope.CountDroppedReply();
        return [.. merged.Take(budget)];
    }
}
