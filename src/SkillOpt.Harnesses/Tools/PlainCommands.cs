using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Programs as this system runs them, where there is no sandbox.</summary>
internal sealed class PlainCommands(TimeProvider time) : ICommandRunner
{
    private readonly ProcessRunner runner = new(time);

    public string Isolation =>
        "not confined, what the user can read and write they can; network: refused where the system can; environment: none of the user's; home: private";

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken) =>
        runner.RunAsync(request, cancellationToken);
}
