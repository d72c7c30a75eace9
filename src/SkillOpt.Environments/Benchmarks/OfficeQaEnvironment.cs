using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SkillOpt.Environments.Tools;
using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tasks;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Benchmarks;

/// <summary>Questions on a folder of documents, which the target searches with tools.</summary>
internal sealed class OfficeQaEnvironment : IWorkspaceEnvironment
{
    private const string Instructions =
        "You answer a question from a collection of documents. Find the documents with glob, the places with grep, and "
        + "read them before you answer. If a skill follows below, apply its rules. Show how you get to the figure, and "
        + "finish with the final answer between <answer> and </answer>, with nothing else between them.";

    private const string InFolder =
        "You answer a question from a collection of documents, text files in the folder docs. Find the documents and the "
        + "places in them, and read them before you answer. Show how you get to the figure, and finish your last message "
        + "with the final answer between <answer> and </answer>, with nothing else between them.";

    private const string DocsFolder = "docs";

    private readonly IScorer scorer;
    private readonly string root;
    private readonly bool onlySources;
    private readonly int maxTurns;
    private readonly string instructions;
    private readonly bool isOwnPrompt;
    private readonly Lazy<DocumentTools> all;

    public OfficeQaEnvironment(IScorer scorer, string root, bool onlySources, int maxTurns, string? systemPrompt)
    {
        if (!Directory.Exists(root))
        {
            throw SkillOptException.BadData($"There is no folder {root} with the documents. Set env.docs_dir.");
        }

        (this.scorer, this.root, this.onlySources, this.maxTurns) = (scorer, root, onlySources, maxTurns);
        isOwnPrompt = !string.IsNullOrWhiteSpace(systemPrompt);
        instructions = isOwnPrompt ? systemPrompt! : Instructions;
        all = new Lazy<DocumentTools>(() => new DocumentTools(root));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instructions)))[..16];
        var scope = onlySources ? "source_files" : "all";
        Fingerprint = $"officeqa/1 prompt={digest} documents={scope} turns={maxTurns} scorer={scorer.Fingerprint}";
    }

    public string Fingerprint { get; }

    public FeedbackLevel DefaultFeedback => scorer.DefaultFeedback;

    public int TargetCalls => maxTurns;

    public int JudgeCalls => scorer.JudgeCalls;

    public IEnumerable<string> CheckSources(TaskItem item) => scorer.CheckSources(item);

    public async Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    )
    {
        var documents = DocumentsOf(request.Item);
        List<ChatMessage> messages =
        [
            new(ChatRole.System, SkillPrompt.With(instructions, request.Skill)),
            new(ChatRole.User, request.Item.Prompt),
        ];
        List<TrajectoryEntry> trajectory = [new("user", request.Item.Prompt)];
        var loop = new ToolLoop(documents.Tools, maxTurns);
        var reply = await loop.RunAsync(models.Target, messages, trajectory, cancellationToken).ConfigureAwait(false);
        return await Reply
            .ResultAsync(scorer, request.Item, reply.Text, trajectory, models.Judge, cancellationToken)
            .ConfigureAwait(false);
    }

    public string TaskFingerprint => TaskPage.Digest(InFolder);

    public Task<WorkspaceTask> PoseAsync(TaskItem item, CancellationToken cancellationToken)
    {
        var text = TaskPage.Write(
            item,
            isOwnPrompt ? TaskPage.WithoutSkill(instructions) : InFolder,
            [$"{DocsFolder}: the documents"],
            isOwnPrompt ? TaskPage.WhatCounts(scorer) : null
        );
        return Task.FromResult(
            onlySources
                ? new WorkspaceTask(text)
                {
                    Files =
                    [
                        .. DocumentsOf(item)
                            .Files.Select(file => new WorkspaceFile($"{DocsFolder}/{file.Key}", file.Value)),
                    ],
                }
                : new WorkspaceTask(text) { Folders = [new WorkspaceFolder(DocsFolder, root)] }
        );
    }

    public Task<RolloutResult> ScoreAsync(
        WorkspaceAttempt attempt,
        IChatClient? judge,
        CancellationToken cancellationToken
    ) => Reply.ResultAsync(scorer, attempt.Item, attempt.Answer, attempt.Trajectory, judge, cancellationToken);

    private DocumentTools DocumentsOf(TaskItem item)
    {
        if (!onlySources)
        {
            return all.Value;
        }

        var names = item.Fields.TryGetProperty("source_files", out var files) ? TaskFields.Texts(files) ?? [] : [];
        var documents = all.Value.Only(names.ToHashSet(StringComparer.Ordinal));
        return documents.Files.Count > 0
            ? documents
            : throw SkillOptException.BadData(
                $"Item '{item.Id}' names the documents {string.Join(", ", names)}, of which none is in {root}."
            );
    }
}
