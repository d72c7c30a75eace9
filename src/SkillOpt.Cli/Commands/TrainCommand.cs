using System.CommandLine;
using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Models;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Runs;
using SkillOpt.Cli.Telemetry;
using SkillOpt.Harnesses;
using SkillOpt.Models;
using SkillOpt.Providers.Keys;
using SkillOpt.Training;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt train</c>: trains, or goes on where an earlier run of the same command ended.</summary>
internal static class TrainCommand
{
    public static Command Create(CliHost host)
    {
        var config = CommonOptions.Configuration();
        var set = CommonOptions.Set();
        var output = CommonOptions.Optional(
            "--out",
            "DIR",
            "Where the run goes. A run that is there already is resumed. By default env.out_root, else outputs/ beside CONFIG."
        );
        var json = CommonOptions.Json(
            "Events as JSON lines on standard output; everything for people on standard error."
        );
        var offline = new Option<bool>("--offline")
        {
            Description =
                "Run from the ledger of an earlier run alone; no model is called and no key needed. What the ledger does not hold ends the run with exit code 3.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show what a run will use, expected and at most, and do nothing. No key is needed.",
        };
        var otlp = CommonOptions.Optional(
            "--otlp",
            "URL",
            "Send traces and metrics to the OpenTelemetry collector at URL, over HTTP with protobuf. They hold no prompt and no reply."
        );
        var command = new Command("train", "Train a skill, or resume a run.")
        {
            config,
            output,
            set,
            dryRun,
            offline,
            json,
            otlp,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var collector = parsed.GetValue(otlp) is { } url ? Collector.Parse(url) : null;
                var overrides = parsed.GetValue(set) ?? [];
                var configuration = ConfigurationLoader.Load(parsed.GetRequiredValue(config), overrides);
                if (parsed.GetValue(dryRun))
                {
                    var planned = Project.Load(configuration, offline: true);
                    EstimateReport.Write(host, planned.Estimate(), parsed.GetValue(json));
                    return ExitCode.Ok;
                }

                var directory = RunLocation.Choose(configuration, parsed.GetValue(output));
                var loaded = Project.Load(configuration, parsed.GetValue(offline));
                var project = loaded.Offline
                    ? loaded.AsRecorded(directory)
                    : await loaded.FindAgentsAsync(host.Cancelled);
                RecordedNames.RequireSameVersions(directory, project);
                using var export = collector is null ? null : new OtlpExport(collector, host.Error);
                return await RunAsync(host, project, overrides, directory, parsed.GetValue(json));
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CliHost host,
        Project project,
        IReadOnlyList<string> overrides,
        string directory,
        bool json
    )
    {
        var job = project.ToJob(directory) with { TimeProvider = host.Time, StopRequested = host.StopRequested };
        var console = ConsoleFactory.ForPeople(host, json);
        var lines = json ? new EventLines(host.Out, host.Time) : null;
        TrainingResult? result = null;
        foreach (var note in project.AgentNotes)
            await host.Error.WriteLineAsync(note);
        try
        {
            await TrainingView
                .Create(console, host.Time)
                .RunAsync(async show =>
                {
                    await foreach (var happened in host.Train(job, host.Cancelled))
                    {
                        if (happened is TrainingEvent.RunStarted)
                            project.WriteHarness(directory);
                        lines?.Write(happened);
                        show(happened);
                        result = (happened as TrainingEvent.RunFinished)?.Result ?? result;
                    }
                });
        }
        catch (OperationCanceledException) when (host.StopRequested.IsCancellationRequested)
        {
            await host.Error.WriteLineAsync(
                $"Stopped; everything that was paid for is kept. To go on: {Again(project.Configuration, overrides, directory)}"
            );
            return ExitCode.Cancelled;
        }

        if (result is not null)
        {
            var harness = HarnessWords.Of(RunFolder.Open(directory).ReadJson(HarnessRecord.FileName));
            TrainingSummary.Write(console, result, BudgetPrices.Of(job), directory, project.IsScripted, harness);
        }

        return ExitCode.Ok;
    }

    // Complete, because the run directory refuses any other configuration than its own.
    private static string Again(LoadedConfiguration configuration, IEnumerable<string> overrides, string directory) =>
        string.Join(
            ' ',
            ((string[])["skillopt", "train", configuration.Path, "--out", directory])
                .Concat(overrides.SelectMany(assignment => new[] { "--set", Shown(assignment) }))
                .Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word)
        );

    /// <summary>Headers and extra fields may be secret, and standard error is often kept.</summary>
    private static string Shown(string assignment)
    {
        var key = assignment.Split('=')[0];
        var mayBeSecret =
            key.Contains("_options.headers", StringComparison.Ordinal)
            || key.Contains("_options.extra_body", StringComparison.Ordinal);
        return mayBeSecret
            ? $"{key}={Redaction.Header(assignment[Math.Min(key.Length + 1, assignment.Length)..])}"
            : assignment;
    }
}
