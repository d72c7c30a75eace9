using System.Text.RegularExpressions;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Isolation;
using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Agents;

/// <summary>Finds an agent program, asks it for its version and decides how it is isolated. Nothing of it is paid for.</summary>
internal sealed partial class AgentFinder(IAgent agent, AgentOptions options, TimeProvider time)
{
    // What the programs that start another one exit with when they cannot.
    private const int NotExecutable = 126;
    private const int NotThere = 127;
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(60);

    /// <exception cref="SkillOptException">Kind Usage: it is not installed, or cannot be started.</exception>
    public async Task<AgentInstallation> FindAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Program ?? agent.Program;
        if (AgentProgram.Find(wanted, Environment.GetEnvironmentVariable("PATH")) is not { } program)
        {
            throw SkillOptException.BadUsage(
                $"The program {wanted} of {agent.Name} was not found. {agent.HowToInstall}"
            );
        }

        var (sandbox, whyNot) = await SandboxAsync(cancellationToken).ConfigureAwait(false);
        ProcessResult? inside = null;
        if (sandbox is not null)
        {
            inside = await ProbeAsync(program, sandbox, cancellationToken).ConfigureAwait(false);
            if (inside.Succeeded)
            {
                return Found(program, inside, sandbox, "");
            }

            whyNot = "the program does not start in bubblewrap";
        }

        var plain = await ProbeAsync(program, null, cancellationToken).ConfigureAwait(false);
        if (plain.End is ProcessEnd.Cancelled)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        if (plain.End is ProcessEnd.NotStarted or ProcessEnd.NotFound || plain.ExitCode is NotExecutable or NotThere)
        {
            throw SkillOptException.BadUsage(
                $"{program.Path} of {agent.Name} cannot be started: {plain.Reason} {plain.Error.Trim()}".TrimEnd()
            );
        }

        if (inside is { End: ProcessEnd.Exited } && !plain.Succeeded && plain.ExitCode == inside.ExitCode)
        {
            // It refuses to tell its version everywhere, which is not bubblewrap's doing.
            return Found(program, inside, sandbox, "");
        }

        return Found(program, plain, null, whyNot);
    }

    private async Task<(Sandbox? Sandbox, string WhyNot)> SandboxAsync(CancellationToken cancellationToken)
    {
        if (!options.UsesSandbox)
        {
            return (null, "bubblewrap is switched off");
        }

        var sandbox = await Sandbox.FindAsync(time, cancellationToken).ConfigureAwait(false);
        return (sandbox, "bubblewrap is not installed, or the system does not let it work");
    }

    private async Task<ProcessResult> ProbeAsync(
        AgentProgram program,
        Sandbox? sandbox,
        CancellationToken cancellationToken
    )
    {
        using var folders = new AttemptFolders();
        var empty = Directory.CreateDirectory(Path.Combine(folders.Temporary, "probe")).FullName;
        var path = sandbox is null ? program.Path : program.Real;
        var arguments = agent.VersionArguments;
        // Without arguments it might begin to work, so it is only looked at.
        var request = new ProcessRequest(
            arguments.Count > 0 ? path : "/bin/sh",
            arguments.Count > 0 ? arguments : ["-c", "test -x \"$0\"", path],
            empty
        )
        {
            TimeLimit = ProbeLimit,
            Home = folders.Home,
            Limits = options.Limits,
        };
        return await new ProcessRunner(time)
            .RunAsync(sandbox?.Wrap(request, folders, empty, [], program.Needs) ?? request, cancellationToken)
            .ConfigureAwait(false);
    }

    private static AgentInstallation Found(
        AgentProgram program,
        ProcessResult probe,
        Sandbox? sandbox,
        string whyNot
    ) =>
        new(
            program,
            probe.Succeeded
                ? Version().Match(probe.Output) is { Success: true } version
                    ? version.Value
                    : null
                : null,
            sandbox,
            IsolationStatement.Of(sandbox is not null, whyNot, probe.InForce)
        );

    [GeneratedRegex(@"\d+(\.\d+)+([-+.][0-9A-Za-z.-]+)?")]
    private static partial Regex Version();
}
