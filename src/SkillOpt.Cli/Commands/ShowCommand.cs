using System.CommandLine;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Runs;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt show</c>: what a run did and what it cost.</summary>
internal static class ShowCommand
{
    public static Command Create(CliHost host)
    {
        var run = CommonOptions.Run();
        var json = CommonOptions.Json("Summary and steps as one JSON object on standard output.");
        var command = new Command("show", "Show a run: summary, steps, score curve, spend.") { run, json };
        command.SetAction(parsed => Show(host, RunFolder.Open(parsed.GetRequiredValue(run)), parsed.GetValue(json)));
        return command;
    }

    private static int Show(CliHost host, RunFolder run, bool json)
    {
        if (json)
        {
            var steps = new JsonArray([.. run.Steps.Select(step => step.DeepClone())]);
            var all = new JsonObject { ["summary"] = run.Summary?.DeepClone(), ["steps"] = steps };
            host.Out.WriteLine(JsonLine.Of(all));
            return ExitCode.Ok;
        }

        var console = ConsoleFactory.ForPeople(host, json: false);
        RunReport.Write(console, run, Math.Min(host.Width, 100));
        return ExitCode.Ok;
    }
}
