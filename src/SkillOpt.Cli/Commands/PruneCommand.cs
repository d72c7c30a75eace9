using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Releases;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt prune</c>: which lines of a trained skill can go without loss.</summary>
internal static class PruneCommand
{
    private const string Folder = "prune";
    private const string Pruned = "pruned_skill.md";

    public static Command Create(CliHost host)
    {
        var usual = new PruneOptions();
        var run = CommonOptions.Run();
        var set = CommonOptions.Set();
        var margin = new Option<double>("--margin")
        {
            Description = "The loss that counts as none, above 0 and at most 1.",
            HelpName = "X",
            DefaultValueFactory = _ => usual.Margin,
        };
        var replicates = new Option<int>("--replicates")
        {
            Description = "Fresh attempts at each selection item, with and without the lines.",
            HelpName = "N",
            DefaultValueFactory = _ => usual.Replicates,
        };
        var tests = new Option<int>("--max-tests")
        {
            Description = "The most tests, the last one to confirm included.",
            HelpName = "N",
            DefaultValueFactory = _ => usual.MaxTests,
        };
        var output = CommonOptions.Optional("--out", "DIR", "Where the measurements go; by default prune/ in RUN.");
        var json = CommonOptions.Json("The report as a JSON object on standard output.");
        var command = new Command("prune", "Test which lines of a run's best skill can go without loss.")
        {
            run,
            set,
            margin,
            replicates,
            tests,
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
                var options = new PruneOptions
                {
                    Margin = parsed.GetValue(margin),
                    Replicates = parsed.GetValue(replicates),
                    MaxTests = parsed.GetValue(tests),
                };
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.StopRequested);
                var report = await SkillRelease.PruneAsync(finished.Job(directory), finished.Best, options, stop.Token);
                finished.WriteHarness(directory);
                var file = Path.Combine(directory, Pruned);
                OutputFile.Write(file, report.Skill.Text);
                if (parsed.GetValue(json))
                    host.Out.WriteLine(JsonLine.Of(Json(report)));
                else
                    Write(host, report, file);
                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Write(CliHost host, PruneReport report, string file)
    {
        foreach (var test in report.Tests)
        {
            var lines = string.Join(", ", test.Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));
            host.Out.WriteLine($"{(test.Removed ? "can go" : "stays"), -8}lines {lines}: {Words.Paired(test.Result)}");
        }

        host.Out.WriteLine(report.Reason);
        host.Out.WriteLine($"written to {file}");
    }

    private static JsonObject Json(PruneReport report) =>
        new()
        {
            ["reason"] = report.Reason,
            ["skill_hash"] = report.Skill.Hash,
            ["tests"] = new JsonArray([
                .. report.Tests.Select(test => new JsonObject
                {
                    ["lines"] = new JsonArray([.. test.Lines.Select(line => (JsonNode)JsonValue.Create(line))]),
                    ["removed"] = test.Removed,
                    ["result"] = ReleaseRecord.Of(test.Result),
                }),
            ]),
            ["confirmation"] = ReleaseRecord.Of(report.Confirmation),
        };
}
