using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Programs as this system runs them, where there is no sandbox.</summary>
internal sealed class PlainCommands(TimeProvider time) : ICommandRunner
{
    private readonly ProcessRunner runner = new(time);

    public string Isolation =>
        "no bubblewrap, so they can read and write what the user can; network: refused where the system can; environment: "
        + "none of the user's";

    public bool Mounts => false;

    public async Task<ProcessResult> RunAsync(
        ProcessRequest request,
        IReadOnlyList<WorkspaceFolder> material,
        CancellationToken cancellationToken
    )
    {
        var result = await runner.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return CommandOutput.Without(request.WorkingDirectory, result);
    }
}
