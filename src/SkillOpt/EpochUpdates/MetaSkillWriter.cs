using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.EpochUpdates;

/// <summary>Rewrites the optimizer's memory at the end of an epoch, beside the slow update.</summary>
internal sealed class MetaSkillWriter(
    OptimizerCaller optimizer,
    PromptSet prompts,
    TrainingOptions options,
    BackgroundTasks background
)
{
    /// <summary>
    /// Starts the rewrite. The first epoch has nothing to compare and nobody would read what the last one writes. A reply
    /// that cannot be read keeps the old memory.
    /// </summary>
    public Task<MetaSkill> Start(
        int epoch,
        Skill previous,
        Skill current,
        string memory,
        IReadOnlyList<ComparisonPair> pairs,
        CancellationToken cancellationToken
    )
    {
        if (!options.Optimizer.UseMetaSkill)
        {
            return Task.FromResult(MetaSkill.None);
        }

        if (epoch == options.Train.NumEpochs || epoch == 1)
        {
            var action = epoch == 1 ? "skip_first_epoch" : "skip_last_epoch";
            return Task.FromResult(new MetaSkill(epoch, memory, action, "", new UsageTally()));
        }

        return background.Track(WriteAsync(epoch, previous, current, memory, pairs, cancellationToken));
    }

    private async Task<MetaSkill> WriteAsync(
        int epoch,
        Skill previous,
        Skill current,
        string memory,
        IReadOnlyList<ComparisonPair> pairs,
        CancellationToken cancellationToken
    )
    {
        var tally = new UsageTally();
        var answer = await optimizer.AskAsync<MetaSkillReply>(
            new CallSite("meta_skill", $"epoch_{epoch:00}/meta_skill", tally),
            [
                new ChatMessage(ChatRole.System, prompts.Get(PromptNames.MetaSkill)),
                new ChatMessage(
                    ChatRole.User,
                    EpochMessage.MetaSkill(
                        previous,
                        current,
                        ProtectedRegions.GetSlowUpdate(current.Text),
                        memory,
                        pairs,
                        options.Gradient.MaxTrajectoryTokens
                    )
                ),
            ],
            OutputLimits.Reply,
            (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                MetaSkillReply.TryRead(json, out reply, out error),
            cancellationToken
        );
        return answer.Value is { Content.Length: > 0 } reply
            ? new MetaSkill(epoch, reply.Content, "write_meta_skill", reply.Reasoning, tally)
            : new MetaSkill(epoch, memory, "no_content", answer.Value?.Reasoning ?? "", tally);
    }
}
