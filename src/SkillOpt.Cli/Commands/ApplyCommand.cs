using System.CommandLine;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt apply</c>: applies a patch by hand, with the rules of training.</summary>
internal static class ApplyCommand
{
    public static Command Create(CliHost host)
    {
        var skill = CommonOptions.Required("--skill", "FILE", "The skill (Markdown).");
        var edits = CommonOptions.Required("--edits", "FILE", "The edits: a JSON array, or an object with 'edits'.");
        var output = CommonOptions.Required("--out", "FILE", "Where the new skill goes; may be the skill itself.");
        var report = CommonOptions.Optional("--report", "FILE", "Where to write what became of each edit (JSON).");
        var command = new Command("apply", "Apply edits to a skill by hand.") { skill, edits, output, report };
        command.SetAction(parsed =>
        {
            var before = SkillFile.Read(parsed.GetRequiredValue(skill));
            var file = parsed.GetRequiredValue(edits);
            var result = before.Apply(EditJson.Read(TextFile.ReadUtf8(file), file));
            OutputFile.Write(parsed.GetRequiredValue(output), result.Skill.Text);
            if (parsed.GetValue(report) is { } reportFile)
                OutputFile.Write(reportFile, EditJson.WriteReport(result.Report));
            Show(host, result);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(CliHost host, PatchResult result)
    {
        foreach (var row in result.Report)
        {
            var matches = row.Matches > 1 ? $" (the first of {row.Matches} matches)" : "";
            host.Out.WriteLine($"edit {row.Index}: {Words.OneLine(row.Op)}: {row.Status}{matches}");
        }

        host.Out.WriteLine($"{result.Applied} of {Words.Count(result.Report.Count, "edit", "edits")} applied");
    }
}
