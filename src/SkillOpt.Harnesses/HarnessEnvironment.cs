using SkillOpt.Harnesses.Timelines;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses;

/// <summary>Lets a target work on the items of an environment in a folder, under a harness.</summary>
/// <param name="inner">What is to be done, and how it is scored.</param>
/// <param name="harness">How the target works.</param>
internal sealed class HarnessEnvironment(IWorkspaceEnvironment inner, IHarness harness) : IEnvironment
{
    public string Fingerprint { get; } =
        string.Join(
            ' ',
            new[]
            {
                inner.Fingerprint,
                inner.TaskFingerprint,
                $"harness={harness.Fingerprint}",
                $"prompt={HarnessPrompt.Fingerprint}",
                $"place={harness.SkillPlace}",
            }.Where(part => part.Length > 0)
        );

    public FeedbackLevel DefaultFeedback => inner.DefaultFeedback;

    public int JudgeCalls => inner.JudgeCalls;

    /// <summary>Those of one asking; the second one after an empty answer is as rare as a call that is made again.</summary>
    public int TargetCalls => harness.TargetCalls;

    public IEnumerable<string> CheckSources(TaskItem item) => inner.CheckSources(item);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await inner.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await harness.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    )
    {
        var task = await inner.PoseAsync(request.Item, cancellationToken).ConfigureAwait(false);
        var first = await AskAsync(task, request, models, isReminder: false, cancellationToken).ConfigureAwait(false);
        if (first.Answered)
        {
            return first.Result;
        }

        var second = await AskAsync(task, request, models, isReminder: true, cancellationToken).ConfigureAwait(false);
        return second.Result;
    }

    private async Task<(RolloutResult Result, bool Answered)> AskAsync(
        WorkspaceTask task,
        RolloutRequest request,
        AttemptModels models,
        bool isReminder,
        CancellationToken cancellationToken
    )
    {
        using var workspace = await Workspace
            .CreateAsync(task, request.Skill, harness.SkillPlace, cancellationToken)
            .ConfigureAwait(false);
        var prompt = HarnessPrompt.For(workspace.Skill, isReminder);
        var reply = await harness.WorkAsync(workspace, prompt, models.Target, cancellationToken).ConfigureAwait(false);

        var state = workspace.Inspect();
        var use = SkillProof.Of(workspace.Skill, task.Text, reply);
        var trajectory = Trajectory(task, reply, state);
        var problem = state.Problem ?? SkillProof.Mismatch(use, workspace.Skill);
        if (problem is not null)
        {
            return (Unscored(problem), true);
        }

        if (string.IsNullOrWhiteSpace(reply.Answer))
        {
            return (Unscored("The target gave no final answer, although it was asked for it twice."), false);
        }

        var attempt = new WorkspaceAttempt(request.Item, reply.Answer, workspace.Folder, trajectory);
        var result = await inner.ScoreAsync(attempt, models.Judge, cancellationToken).ConfigureAwait(false);
        return (result with { SkillUse = use }, true);

        RolloutResult Unscored(string why) =>
            new(new Outcome.Unscored(why), reply.Answer, trajectory) { SkillUse = use };
    }

    /// <summary>The task as the target found it, and then what it did.</summary>
    private static List<TrajectoryEntry> Trajectory(WorkspaceTask task, HarnessReply reply, WorkspaceState state)
    {
        List<TrajectoryEntry> entries = [new("user", task.Text), .. TimelineEntries.Of(reply.Timeline)];
        if (state.RemovedLinks.Count > 0)
        {
            var links = string.Join(", ", state.RemovedLinks.Take(10));
            entries.Add(new("verification", $"Links that led out of the folder were removed before scoring: {links}."));
        }

        return entries;
    }
}
