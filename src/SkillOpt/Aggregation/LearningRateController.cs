using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Reflection;
using SkillOpt.Training;

namespace SkillOpt.Aggregation;

/// <summary>Decides how many of the merged proposals a step may apply.</summary>
internal sealed class LearningRateController(
    OptimizerCaller optimizer,
    PromptSet prompts,
    TrainingOptions options,
    int totalSteps
)
{
    private readonly OptimizerOptions optimization = options.Optimizer;

    public async Task<LearningRateDecision> DecideAsync(
        OptimizerContext context,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        if (
            optimization.LrControlMode == LearningRateControl.None
            || optimization.SkillUpdateMode == SkillUpdateMode.FullRewriteMinibatch
        )
        {
            return LearningRateDecision.NoLimit;
        }

        var scheduled = LearningRates.At(scope.Step.Number, totalSteps, optimization);
        var isAutonomous =
            optimization.LrControlMode == LearningRateControl.Autonomous
            || optimization.LrScheduler == LearningRateSchedule.Autonomous;
        return isAutonomous
            ? await AskAsync(context, scheduled, scope, cancellationToken)
            : LearningRateDecision.Fixed(scheduled);
    }

    private async Task<LearningRateDecision> AskAsync(
        OptimizerContext context,
        int scheduled,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var available = scope.Merged.Count;
        var scores = new RolloutScores(scope.Score.Hard, scope.Score.Soft, scope.Score.Scored);
        var message = SelectionMessage.LearningRate(context, optimization.SkillUpdateMode, scores, scope.Merged);
        var answer = await optimizer.AskAsync<LearningRateReply>(
            scope.Site("lr_autonomous", "learning_rate"),
            [
                new ChatMessage(ChatRole.System, prompts.Get(PromptNames.AutonomousLearningRate)),
                new ChatMessage(ChatRole.User, message),
            ],
            OutputLimits.Reply,
            (json, [NotNullWhen(true)] out reply, [NotNullWhen(false)] out error) =>
                LearningRateReply.TryRead(json, available, out reply, out error),
            cancellationToken
        );
        if (answer.Value is { } reply)
        {
            return new LearningRateDecision(
                LearningRateControl.Autonomous,
                reply.LearningRate,
                available,
                false,
                reply
            );
        }

        // A step whose proposals are paid for is not thrown away over an unreadable number.
        scope.CountDroppedReply();
        return new LearningRateDecision(
            LearningRateControl.Autonomous,
            Math.Min(scheduled, available),
            available,
            Fallback: true,
            null
        );
    }
}
