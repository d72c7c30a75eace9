using SkillOpt.Harnesses.Isolation;
using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Programs in bubblewrap: they see the system's programs, the workspace and what it shows.</summary>
internal sealed class SandboxedCommands : ICommandRunner
{
    private readonly Sandbox sandbox;
    private readonly ProcessRunner runner;

    private SandboxedCommands(Sandbox sandbox, TimeProvider time) => (this.sandbox, runner) = (sandbox, new(time));

    public string Isolation =>
        "bubblewrap, so they can write in the workspace and a private home, and read of the rest the system's programs; "
        + "network: refused where the system can; environment: none of the user's";

    public bool Mounts => true;

    /// <summary>Null where there is no bubblewrap, or it does not work.</summary>
    public static async Task<SandboxedCommands?> FindAsync(TimeProvider time, CancellationToken cancellationToken) =>
        await Sandbox.FindAsync(time, cancellationToken).ConfigureAwait(false) is { } found
            ? new SandboxedCommands(found, time)
            : null;

    public async Task<ProcessResult> RunAsync(
        ProcessRequest request,
        IReadOnlyList<WorkspaceFolder> material,
        CancellationToken cancellationToken
    )
    {
        if (AgentProgram.Find(request.Program, Environment.GetEnvironmentVariable("PATH")) is not { } program)
        {
            return new ProcessResult(ProcessEnd.NotFound, null, "", "", $"There is no program {request.Program}.");
        }

        using var folders = new AttemptFolders();
        var inside = sandbox.Wrap(
            request with
            {
                Program = program.Real,
                Home = folders.Home,
            },
            folders,
            request.WorkingDirectory,
            material,
            program.Needs
        );
        var result = await runner.RunAsync(inside, cancellationToken).ConfigureAwait(false);
        return CommandOutput.Without(Sandbox.Folder, result);
    }
}
