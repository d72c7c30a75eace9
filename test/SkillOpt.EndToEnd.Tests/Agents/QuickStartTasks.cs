using Microsoft.Extensions.AI;
using SkillOpt.EndToEnd.Tests.Support;
using SkillOpt.Environments;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>A few of the quick start's questions, put into a folder and scored as there.</summary>
internal sealed class QuickStartTasks : IWorkspaceEnvironment
{
    public static IScorer Scorer { get; } =
        Scoring.Scorer.FromFunction("exact", (item, answer) => item.References.Contains(answer) ? 1 : 0);

    public string Fingerprint => "quickstart/1";

    public FeedbackLevel DefaultFeedback => Scorer.DefaultFeedback;

    /// <summary>What was done in each attempt that came to a score.</summary>
    public List<WorkspaceAttempt> Attempts { get; } = [];

    public static TaskSplits Splits(int train, int selection, int test)
    {
        var all = TaskSplits.FromItems(ItemFile.Read(Repository.QuickstartItems));
        return new TaskSplits([.. all.Train.Take(train)], [.. all.Selection.Take(selection)], [.. all.Test.Take(test)]);
    }

    public Task<WorkspaceTask> PoseAsync(TaskItem item, CancellationToken cancellationToken) =>
        Task.FromResult(new WorkspaceTask($"{item.Prompt}\n\nWrite the answer between <answer> and </answer>.\n"));

    public async Task<RolloutResult> ScoreAsync(
        WorkspaceAttempt attempt,
        IChatClient? judge,
        CancellationToken cancellationToken
    )
    {
        lock (Attempts)
        {
            Attempts.Add(attempt);
        }

        var answer = Reply.Answer(Scorer, attempt.Item, attempt.Answer);
        var submission = new Submission(attempt.Item, Reply.Scored(Scorer, attempt.Answer))
        {
            Trajectory = attempt.Trajectory,
        };
        return new RolloutResult(await Scorer.ScoreAsync(submission, cancellationToken), answer, attempt.Trajectory);
    }

    public Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("These tasks are worked on in a folder.");
}
