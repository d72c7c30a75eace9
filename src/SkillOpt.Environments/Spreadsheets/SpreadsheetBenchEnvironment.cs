using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.Environments.Spreadsheets.Target;
using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Spreadsheets;

/// <summary>
/// SpreadsheetBench: the target writes Python that changes a workbook; the cells of the answer position are compared with
/// the reference. The target never sees the reference, and scripts run on a copy of the input in a folder of their own.
/// </summary>
public sealed class SpreadsheetBenchEnvironment : IWorkspaceEnvironment
{
    private readonly SpreadsheetBenchOptions options;
    private readonly string folder;
    private readonly SpreadsheetScorer scorer;
    private readonly PythonRunner python;

    /// <summary>Checks the options; nothing is started yet.</summary>
    /// <param name="options">How to ask, run and score.</param>
    /// <param name="time">The clock of time limits; by default the system's.</param>
    /// <exception cref="SkillOptException">Kind Usage: a number out of range.</exception>
    public SpreadsheetBenchEnvironment(SpreadsheetBenchOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options.MaxTurns >= 1, $"max_turns is {options.MaxTurns}; it must be at least 1.");
        Check(
            options.CodeTimeout >= 1,
            $"The time limit of scripts is {options.CodeTimeout} s; it must be at least 1."
        );
        Check(options.CodeMemory >= 256, $"The memory of scripts is {options.CodeMemory} MB; it must be at least 256.");
        Check(!string.IsNullOrWhiteSpace(options.Python), "The name of the Python interpreter is empty.");
        this.options = options;
        folder = SpreadsheetBenchData.Folder(options.DataPath);
        scorer = new SpreadsheetScorer(folder, options.PublishedScoring);
        python = new PythonRunner(
            new PythonOptions
            {
                Program = options.Python,
                TimeLimit = TimeSpan.FromSeconds(options.CodeTimeout),
                MemoryBytes = (long)options.CodeMemory << 20,
            },
            time ?? TimeProvider.System
        );
        var prompts = SHA256.HashData(Encoding.UTF8.GetBytes(SpreadsheetPrompts.All));
        Fingerprint = FormattableString.Invariant(
            $"spreadsheetbench/2 mode={options.Mode} turns={options.MaxTurns} code={options.CodeTimeout}s/{options.CodeMemory}MB prompts={Convert.ToHexStringLower(prompts)[..16]} scorer={scorer.Fingerprint}"
        );
    }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public FeedbackLevel DefaultFeedback => scorer.DefaultFeedback;

    /// <summary>Finds Python with openpyxl, so that a run can say before it starts that it is missing.</summary>
    /// <returns>The path of the interpreter.</returns>
    /// <exception cref="SkillOptException">Kind Usage: it is missing; the message names the command that installs it.</exception>
    public Task<string> FindPythonAsync(CancellationToken cancellationToken = default) =>
        python.FindAsync(cancellationToken);

    /// <inheritdoc/>
    public int TargetCalls => options.Mode == SpreadsheetMode.SingleTurn ? 1 : options.MaxTurns;

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellationToken) => python.FindAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<RolloutResult> RunAsync(
        RolloutRequest request,
        AttemptModels models,
        CancellationToken cancellationToken
    )
    {
        var task = SpreadsheetTask.Of(request.Item, folder);
        await python.FindAsync(cancellationToken).ConfigureAwait(false);
        List<TrajectoryEntry> trajectory = [];
        var attempt = new Attempt(task, request.Skill, models.Target, python, options, trajectory);
        var code =
            options.Mode == SpreadsheetMode.Tool
                ? await CallingTarget.SolveAsync(attempt, cancellationToken).ConfigureAwait(false)
                : await WritingTarget.SolveAsync(attempt, cancellationToken).ConfigureAwait(false);
        if (code is null && attempt.WhyEmpty is { } reason)
        {
            return new RolloutResult(new Outcome.Unscored(reason), "", trajectory);
        }

        return await ResultAsync(task, code, trajectory, cancellationToken).ConfigureAwait(false);
    }

    string IWorkspaceEnvironment.TaskFingerprint => TaskPage.Digest(SpreadsheetPrompts.PageWords);

    Task<WorkspaceTask> IWorkspaceEnvironment.PoseAsync(TaskItem item, CancellationToken cancellationToken)
    {
        var task = SpreadsheetTask.Of(item, folder);
        var input = task.Cases[0].InputPath;
        return Task.FromResult(
            new WorkspaceTask(SpreadsheetPrompts.Page(task, WorkbookPreview.Of(input)))
            {
                Files = [new WorkspaceFile("input.xlsx", input)],
                WritesFiles = true,
            }
        );
    }

    Task<RolloutResult> IWorkspaceEnvironment.ScoreAsync(
        WorkspaceAttempt attempt,
        IChatClient? judge,
        CancellationToken cancellationToken
    )
    {
        var code = SolutionFile.Read(new ContainedFolder(attempt.Folder)) ?? CodeBlock.Only(attempt.Answer);
        return ResultAsync(SpreadsheetTask.Of(attempt.Item, folder), code, attempt.Trajectory, cancellationToken);
    }

    private async Task<RolloutResult> ResultAsync(
        SpreadsheetTask task,
        string? code,
        IReadOnlyList<TrajectoryEntry> trajectory,
        CancellationToken cancellationToken
    )
    {
        using var runs = new FinalRuns();
        await runs.RunAsync(code, task, python, cancellationToken).ConfigureAwait(false);
        var scored = scorer.Score(task, runs.Produced);
        var answer = task.Answer(options.PublishedScoring);
        var cells = runs.Produced.Select(made =>
            made.Path is null ? "no workbook" : AnswerCells.Try(made.Path, answer)
        );
        return new RolloutResult(scored, string.Join('\n', cells), trajectory);
    }

    private static void Check(bool holds, string problem)
    {
        if (!holds)
        {
            throw SkillOptException.BadUsage(problem);
        }
    }
}
