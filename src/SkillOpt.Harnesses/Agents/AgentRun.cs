using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Isolation;
using SkillOpt.Harnesses.Timelines;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Models;
using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Agents;

/// <summary>One run of an agent program.</summary>
internal sealed class AgentRun(
    IAgent agent,
    AgentOptions options,
    AgentInstallation found,
    AttemptFolders folders,
    string? key,
    TimeProvider time
)
{
    private const int LongestAnswerFile = 4 << 20;
    private static readonly string[] Images = [".png", ".jpg", ".jpeg", ".gif", ".webp"];

    private readonly Redactor redactor = new([key, .. Redactor.OfEnvironment()]);

    /// <exception cref="ModelCallException">It gave no answer that counts.</exception>
    public async Task<AgentReply> RunAsync(string prompt, WorkspaceContent? work, CancellationToken cancellationToken)
    {
        if (work is not null)
        {
            await work.Workspace.BeginAsync(found.Sandbox is not null, cancellationToken).ConfigureAwait(false);
        }

        var folder =
            work?.Workspace.Folder ?? Directory.CreateDirectory(Path.Combine(folders.Temporary, "empty")).FullName;
        var task = Task(prompt, folder, work);
        var command = agent.Command(task);
        foreach (var (path, text) in command.HomeFiles)
        {
            var file = WorkspacePath.Below(folders.Home, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellationToken).ConfigureAwait(false);
        }

        var result = await StartAsync(command, folder, work, cancellationToken).ConfigureAwait(false);
        if (result.End is ProcessEnd.Cancelled)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        if (result.End is not ProcessEnd.Exited)
        {
            throw AgentFailure.Stopped(agent, result, redactor);
        }

        var output = new AgentOutput(result.ExitCode!.Value, result.Output, result.Error)
        {
            AnswerFile = ReadAnswer(command.AnswerFile),
            Folder = task.Folder,
            SkillPath = task.SkillPath,
        };
        var reply = agent.Read(output);
        if (AgentFailure.Of(agent, reply, result, redactor) is { } failure)
        {
            throw failure;
        }

        var cleaner = new TimelineCleaner(
            redactor,
            [(task.Folder, ""), (folder, ""), (task.Home, "~"), (folders.Home, "~")]
        );
        return reply with { Answer = redactor.Clean(reply.Answer), Timeline = cleaner.Clean(WithAnswer(reply)) };
    }

    /// <summary>The timeline ends with the answer, also where the stream has it somewhere else.</summary>
    private static IEnumerable<ChatMessage> WithAnswer(AgentReply reply) =>
        reply.Answer.Length == 0 || (reply.Timeline is [.., var last] && last.Text == reply.Answer)
            ? reply.Timeline
            : reply.Timeline.Append(new ChatMessage(ChatRole.Assistant, reply.Answer));

    private AgentTask Task(string prompt, string folder, WorkspaceContent? work)
    {
        var isInside = found.Sandbox is not null;
        return new AgentTask(
            options.Model,
            isInside ? Sandbox.Folder : folder,
            isInside ? Sandbox.Home : folders.Home,
            prompt
        )
        {
            Access = work?.Access ?? AgentAccess.None,
            BaseUrl = options.BaseUrl,
            ReasoningEffort = options.ReasoningEffort,
            Key = key,
            IsContained = isInside,
            SkillPath = work?.Workspace.Skill?.Path,
            Images =
            [
                .. (work?.Workspace.Task.Files ?? [])
                    .Select(file => file.Path)
                    .Where(path => Images.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)),
            ],
        };
    }

    private async Task<ProcessResult> StartAsync(
        AgentCommand command,
        string folder,
        WorkspaceContent? work,
        CancellationToken cancellationToken
    )
    {
        var request = new ProcessRequest(
            found.Sandbox is null ? found.Program.Path : found.Program.Real,
            command.Arguments,
            folder
        )
        {
            Input = command.Input,
            Environment = command.Environment,
            TimeLimit = options.TimeLimit,
            Grace = options.Grace,
            OutputLimit = options.OutputLimit,
            Limits = options.Limits,
            Home = folders.Home,
        };
        var material = work?.Workspace.Task.Folders ?? [];
        return await new ProcessRunner(time)
            .RunAsync(
                found.Sandbox?.Wrap(request, folders, folder, material, found.Program.Needs) ?? request,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private string? ReadAnswer(string? path) =>
        path is not null && new ContainedFolder(folders.Home).ReadBytes(path, LongestAnswerFile) is { } bytes
            ? System.Text.Encoding.UTF8.GetString(bytes)
            : null;
}
