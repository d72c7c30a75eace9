using System.CommandLine;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt blame</c>: where every line of the best skill came from.</summary>
internal static class BlameCommand
{
    public static Command Create(CliHost host)
    {
        var run = CommonOptions.Run();
        var json = CommonOptions.Json("One JSON object per line of the skill, on standard output.");
        var command = new Command("blame", "Show for every line of best_skill.md why it is there.") { run, json };
        command.SetAction(parsed => Show(host, RunFolder.Open(parsed.GetRequiredValue(run)), parsed.GetValue(json)));
        return command;
    }

    private static int Show(CliHost host, RunFolder run, bool json)
    {
        var lines =
            (run.ReadJson(RunFiles.Blame) as JsonArray)?.OfType<JsonObject>().ToList()
            ?? throw SkillOptException.BadUsage(
                $"{run.Path} has no blame.json: it is written with the first finished step. The same train command goes on."
            );
        if (json)
            lines.ForEach(line => host.Out.WriteLine(JsonLine.Of(line)));
        else
            BlameReport.Write(ConsoleFactory.ForPeople(host, json: false), lines);
        return ExitCode.Ok;
    }
}
