using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Timelines;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Processes;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>A plain model in a folder: a loop in this process lets it call tools for files until it answers.</summary>
internal sealed class ToolsHarness : IHarness
{
    private readonly ToolsOptions options;
    private readonly TimeProvider time;
    private ICommandRunner commands;

    /// <summary>Checks the options; nothing is looked for yet.</summary>
    /// <exception cref="SkillOptException">Kind Usage: a number out of range.</exception>
    public ToolsHarness(ToolsOptions options, TimeProvider time)
    {
        Check(options.MaxTurns >= 1, $"max_turns is {options.MaxTurns}; it must be at least 1.");
        Check(
            options.CommandTimeout >= 1,
            $"The time limit of commands is {options.CommandTimeout} s; it must be at least 1."
        );
        (this.options, this.time, commands) = (options, time, new PlainCommands(time));
        var all = Tools(Path.GetTempPath(), new WorkspaceTask("") { WritesFiles = true }, []);
        var words = string.Join('\n', all.Select(tool => $"{tool.Name} {tool.Description} {tool.Schema}"));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{ToolsPrompt.All}\n{words}"));
        Fingerprint = FormattableString.Invariant(
            $"tools/1 prompt={Convert.ToHexStringLower(digest)[..16]} turns={options.MaxTurns} command_timeout={options.CommandTimeout}"
        );
    }

    public string Name => "tools";

    /// <summary>The programs are in it too: the tool's description names them.</summary>
    public string Fingerprint { get; }

    public int TargetCalls => options.MaxTurns;

    public SkillPlace SkillPlace => SkillPlace.Agents;

    public string Isolation =>
        "in process: tools are confined to the workspace"
        + (RunsCommands ? $"; commands ({string.Join(", ", options.Commands)}): {commands.Isolation}" : "");

    private bool RunsCommands => options.Commands.Count > 0;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var program in options.Commands)
        {
            if (ProgramPath.Find(program, Environment.GetEnvironmentVariable("PATH"), "/") is null)
            {
                throw SkillOptException.BadUsage(
                    $"The target may run '{program}', but there is no such program in PATH. Install it, or take it off the list."
                );
            }
        }

        if (RunsCommands)
        {
            commands = await SandboxedCommands.FindAsync(time, cancellationToken).ConfigureAwait(false) ?? commands;
        }
    }

    public async Task<HarnessReply> WorkAsync(
        Workspace workspace,
        string prompt,
        IChatClient target,
        CancellationToken cancellationToken
    )
    {
        await workspace.BeginAsync(RunsCommands && commands.Mounts, cancellationToken).ConfigureAwait(false);
        string[] kept = workspace.Skill is { } skill ? [Workspace.TaskFile, skill.Path] : [Workspace.TaskFile];
        var loop = new ToolLoop(Tools(workspace.Folder, workspace.Task, kept), options.MaxTurns)
        {
            // A skill is seen in one piece.
            LongestResult = ReadTool.Longest * 2,
        };
        var images = await TaskImages
            .ReadAsync(workspace.Folder, workspace.Task.Files, cancellationToken)
            .ConfigureAwait(false);
        List<ChatMessage> messages =
        [
            new(ChatRole.System, ToolsPrompt.System(workspace.Skill?.Path, workspace.Task.WritesFiles)),
            new(ChatRole.User, [new TextContent(prompt), .. images]),
        ];
        var asked = messages.Count;
        var last = await loop.RunAsync(target, messages, [], cancellationToken).ConfigureAwait(false);
        var cleaner = new TimelineCleaner(new Redactor(Redactor.OfEnvironment()), [(workspace.Folder, "")]);
        return new HarnessReply(last.Text, cleaner.Clean(messages[asked..]));
    }

    private List<AgentTool> Tools(string folder, WorkspaceTask task, IReadOnlyList<string> kept)
    {
        var files = new WorkspaceFiles(folder, task.Folders);
        List<AgentTool> tools = [ReadTool.Of(files), ListTool.Of(files), GrepTool.Of(files)];
        if (task.WritesFiles)
        {
            tools.AddRange(WriteTools.Of(files, kept));
        }

        if (RunsCommands)
        {
            tools.Add(new CommandTool(options, folder, task.Folders, commands).Tool);
        }

        return tools;
    }

    private static void Check(bool holds, string problem)
    {
        if (!holds)
        {
            throw SkillOptException.BadUsage(problem);
        }
    }
}
