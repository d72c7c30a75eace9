using System.CommandLine;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Gating;
using SkillOpt.Releases;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt regate</c>: whether a trained skill still holds, after a change of model, environment or data.</summary>
internal static class RegateCommand
{
    private const string Folder = "regate";

    public static Command Create(CliHost host)
    {
        var run = CommonOptions.Run();
        var set = CommonOptions.Set();
        var output = CommonOptions.Optional("--out", "DIR", "Where the measurements go; by default regate/ in RUN.");
        var json = CommonOptions.Json("The verdict as a JSON object on standard output.");
        var command = new Command(
            "regate",
            "Measure a run's best skill against its initial one with fresh attempts, and say what may be claimed."
        )
        {
            run,
            set,
            output,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var finished = await FinishedRun.OpenAsync(
                    parsed.GetRequiredValue(run),
                    parsed.GetValue(set) ?? [],
                    cancellationToken
                );
                var directory = parsed.GetValue(output) ?? finished.DirectoryFor(Folder);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
                var job = finished.Job(directory);
                var report = await SkillRelease.RegateAsync(job, [finished.Best], stop.Token);
                finished.WriteHarness(directory);
                if (parsed.GetValue(json))
                    host.Out.WriteLine(JsonLine.Of(ReleaseRecord.Of(report, job.IsDeterministic)!));
                else
                    Write(host, report, NoiseRecord.Note(report.Noise, job.IsDeterministic));
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Write(CliHost host, ReleaseReport report, string? note)
    {
        host.Out.WriteLine($"verdict      {ReleaseRecord.Name(report.Decision)}");
        foreach (var (name, result) in new[] { ("selection", report.Selection), ("test", report.Test) })
        {
            if (result is not null)
                host.Out.WriteLine(
                    $"{name, -13}{Words.Paired(result)}; {Words.SmallestGain(result.SmallestGain, note)}"
                );
        }

        host.Out.WriteLine($"noise        {Words.Noise(report.Noise, note)}");
        host.Out.WriteLine(report.Reason);
    }
}
