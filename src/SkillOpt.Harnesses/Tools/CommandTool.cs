using SkillOpt.Processes;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Runs one of the programs that the user allows; no shell is involved.</summary>
internal sealed class CommandTool(
    ToolsOptions options,
    string folder,
    IReadOnlyList<WorkspaceFolder> material,
    ICommandRunner runner
)
{
    public const string Name = "run_command";

    private const int LongestOutput = 12_000;
    private const int LongestError = 4000;

    public AgentTool Tool =>
        new(
            Name,
            "Runs a program in your folder: its name, then each argument by itself. There is no shell, no input and no network. "
                + $"Programs: {string.Join(", ", options.Commands)}.",
            """
            {"type":"object","properties":{"command":{"type":"array","items":{"type":"string"}}},"required":["command"]}
            """,
            (arguments, token) => RunAsync(arguments.Texts("command"), token)
        );

    private async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        if (command.Count == 0 || !options.Commands.Contains(command[0], StringComparer.Ordinal))
        {
            throw new ToolException($"only these programs can be run: {string.Join(", ", options.Commands)}.");
        }

        if (command.Any(part => part.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ToolException("an argument has a character that no argument can have.");
        }

        var result = await runner.RunAsync(Request(command), material, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (result.End is ProcessEnd.NotFound or ProcessEnd.NotStarted)
        {
            throw new ToolException($"{command[0]} could not be started.");
        }

        var output = Excerpt.Of(result.Output, LongestOutput);
        var error = Excerpt.Of(result.Error, LongestError);
        return $"{result.Reason}\n{output}{(error.Length > 0 ? $"\n[standard error]\n{error}" : "")}".TrimEnd();
    }

    private ProcessRequest Request(IReadOnlyList<string> command) =>
        new(command[0], [.. command.Skip(1)], folder)
        {
            TimeLimit = TimeSpan.FromSeconds(options.CommandTimeout),
            OutputLimit = 1 << 20,
            Network = false,
            Limits = new ProcessLimits
            {
                MemoryBytes = 4L << 30,
                CpuSeconds = options.CommandTimeout + 5,
                FileBytes = 100L << 20,
            },
        };
}
