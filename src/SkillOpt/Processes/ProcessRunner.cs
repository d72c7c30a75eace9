using System.ComponentModel;
using System.Diagnostics;

namespace SkillOpt.Processes;

/// <summary>
/// Runs programs that nobody vouches for: bounded in time and output, with an environment of their own, and with
/// nothing of them left running afterwards. This is no sandbox: files that the user may read can be read.
/// </summary>
internal sealed class ProcessRunner(TimeProvider time, Containment? containment = null)
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private readonly Containment containment = containment ?? Containment.OfThisSystem;

    /// <summary>Never throws for what the program does or fails to do; a cancelled run is a result too.</summary>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(request.WorkingDirectory))
        {
            return Not(ProcessEnd.NotStarted, $"There is no folder {request.WorkingDirectory} to run in.");
        }

        var path = Environment.GetEnvironmentVariable("PATH");
        if (ProgramPath.Find(request.Program, path, request.WorkingDirectory) is not { } program)
        {
            return Not(ProcessEnd.NotFound, $"There is no program {request.Program}.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Not(ProcessEnd.Cancelled, "Cancelled before it was started.");
        }

        using var scratch = new ProcessScratch(request.Home);
        var (command, inForce) = containment.Wrap(program, request);
        using var process = new Process { StartInfo = StartInfo(command, request, scratch) };
        var began = time.GetTimestamp();
        try
        {
            await ProcessStarter.StartAsync(process).ConfigureAwait(false);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return Not(ProcessEnd.NotStarted, $"{program} could not be started: {error.Message}");
        }

        var result = await new ProcessAttempt(process, request, scratch.Mark, time)
            .WaitAsync(Drain, cancellationToken)
            .ConfigureAwait(false);
        return result with { InForce = inForce, Duration = time.GetElapsedTime(began) };
    }

    private static ProcessStartInfo StartInfo(
        IReadOnlyList<string> command,
        ProcessRequest request,
        ProcessScratch scratch
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = request.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (
            var (name, value) in ProcessEnvironment.Build(
                request.Environment,
                scratch,
                Environment.GetEnvironmentVariable
            )
        )
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static ProcessResult Not(ProcessEnd end, string reason) => new(end, null, "", "", reason);
}
