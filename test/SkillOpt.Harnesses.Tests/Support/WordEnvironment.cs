using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tests.Support;

/// <summary>Right is whoever answers with the item's reference.</summary>
internal sealed class WordEnvironment : IWorkspaceEnvironment
{
    public Func<TaskItem, WorkspaceTask> Pose { get; init; } = item => new WorkspaceTask(item.Prompt);

    public Action<string>? Look { get; init; }

    public string Fingerprint => "words/1";

    public List<WorkspaceAttempt> Attempts { get; } = [];

    public Task<WorkspaceTask> PoseAsync(TaskItem item, CancellationToken cancellationToken) =>
        Task.FromResult(Pose(item));

    public Task<RolloutResult> ScoreAsync(
        WorkspaceAttempt attempt,
        IChatClient? judge,
        CancellationToken cancellationToken
    )
    {
        lock (Attempts)
        {
            Attempts.Add(attempt);
        }

        Look?.Invoke(attempt.Folder);
        var score = attempt.Item.References.Contains(attempt.Answer) ? 1 : 0;
        return Task.FromResult(new RolloutResult(new Outcome.Scored(score, score), attempt.Answer, attempt.Trajectory));
    }

    public Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
