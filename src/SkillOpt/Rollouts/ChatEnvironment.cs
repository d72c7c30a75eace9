using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Rollouts;

/// <summary>
/// One chat call per item: the skill is in the system message, the item's prompt is the user message, and the answer is
/// the text in the last <c>&lt;answer&gt;</c> tags, or the whole reply when there are none, unless the scorer has a rule
/// of its own.
/// </summary>
public sealed class ChatEnvironment : IWorkspaceEnvironment
{
    private const string DefaultSystemPrompt =
        "You are given one task. If a skill follows below, apply its rules wherever they fit the task. Think first if it "
        + "helps, and finish with the final answer between <answer> and </answer>. If you write no tags, your whole reply "
        + "is taken as the answer.";

    private readonly IScorer scorer;
    private readonly string systemPrompt;
    private readonly string? imageDetail;
    private readonly bool isOwnPrompt;

    /// <summary>An environment that scores answers with the scorer.</summary>
    public ChatEnvironment(IScorer scorer, ChatEnvironmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        this.scorer = scorer;
        imageDetail = options?.ImageDetail;
        isOwnPrompt = !string.IsNullOrWhiteSpace(options?.SystemPrompt);
        systemPrompt = isOwnPrompt ? options!.SystemPrompt! : DefaultSystemPrompt;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(systemPrompt));
        Fingerprint =
            $"chat/1 prompt={Convert.ToHexStringLower(digest)[..16]} scorer={scorer.Fingerprint}{(imageDetail is null ? "" : $" detail={imageDetail}")}";
    }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public FeedbackLevel DefaultFeedback => scorer.DefaultFeedback;

    /// <inheritdoc/>
    public int JudgeCalls => scorer.JudgeCalls;

    /// <summary>Characters of a system message besides the skill.</summary>
    internal int CharactersAroundSkill => SystemMessage(new Skill("-")).Length - 1;

    /// <inheritdoc/>
    public async Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    )
    {
        var asked = await ItemMessages.ReadAsync(request.Item, imageDetail, cancellationToken);
        ChatMessage[] messages = [new(ChatRole.System, SystemMessage(request.Skill)), .. asked];
        var response = await models.Target.GetResponseAsync(messages, cancellationToken: cancellationToken);
        var reply = response.Text;
        var trajectory = Trajectory(request, reply);
        return EmptyReply.WhyNotMeant(response) is { } reason
            ? new RolloutResult(new Outcome.Unscored(reason), "", trajectory)
            : await Reply.ResultAsync(scorer, request.Item, reply, trajectory, models.Judge, cancellationToken);
    }

    string IWorkspaceEnvironment.TaskFingerprint => TaskPage.Digest();

    Task<WorkspaceTask> IWorkspaceEnvironment.PoseAsync(TaskItem item, CancellationToken cancellationToken)
    {
        var files = AttachedFiles.Of(item);
        var text = TaskPage.Write(
            item,
            isOwnPrompt ? TaskPage.WithoutSkill(systemPrompt) : null,
            [.. files.Select(file => file.Path)],
            isOwnPrompt ? TaskPage.WhatCounts(scorer) : TaskPage.AskForTags
        );
        return Task.FromResult(new WorkspaceTask(text) { Files = files });
    }

    Task<RolloutResult> IWorkspaceEnvironment.ScoreAsync(
        WorkspaceAttempt attempt,
        IChatClient? judge,
        CancellationToken cancellationToken
    ) => Reply.ResultAsync(scorer, attempt.Item, attempt.Answer, attempt.Trajectory, judge, cancellationToken);

    /// <inheritdoc/>
    public IEnumerable<string> CheckSources(TaskItem item) => scorer.CheckSources(item);

    private string SystemMessage(Skill skill) => SkillPrompt.With(systemPrompt, skill);

    private List<TrajectoryEntry> Trajectory(RolloutRequest request, string reply)
    {
        List<TrajectoryEntry> entries = [];
        if (isOwnPrompt)
        {
            entries.Add(new TrajectoryEntry("system", systemPrompt));
        }

        entries.AddRange(ItemMessages.Entries(request.Item));
        entries.Add(new TrajectoryEntry("assistant", reply));
        return entries;
    }
}
