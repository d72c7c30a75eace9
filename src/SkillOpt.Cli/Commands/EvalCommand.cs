using System.CommandLine;
using SkillOpt.Cli.Measuring;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Models;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt eval</c>: measures skills without training.</summary>
internal static class EvalCommand
{
    private const string Report = "eval.json";

    public static Command Create(CliHost host)
    {
        var source = new Argument<string>("RUN|CONFIG")
        {
            Description =
                "The folder of a run, whose best skill is measured, or a configuration, whose initial skill is.",
        };
        var files = new Option<string[]>("--skill")
        {
            Description = "Measure the skill in this file instead. Repeatable.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var initial = new Option<bool>("--initial")
        {
            Description = "Also measure the skill that training starts from.",
        };
        var none = new Option<bool>("--no-skill") { Description = "Also measure the target without a skill." };
        var measuring = new MeasureOptionsOf(usual: 1);
        var set = CommonOptions.Set();
        var output = CommonOptions.Optional(
            "--out",
            "DIR",
            "Where attempts and eval.json go, in a folder for each target; by default eval/ in RUN, or outputs/NAME-eval beside CONFIG."
        );
        var offline = CommonOptions.Offline();
        var json = CommonOptions.Json("The report as a JSON object on standard output.");
        var command = new Command("eval", "Measure skills without training, and compare them.")
        {
            source,
            files,
            initial,
            none,
            set,
            output,
            offline,
            json,
        };
        measuring.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var measurable = Measurable.Open(parsed.GetRequiredValue(source));
                var project = await measurable.LoadAsync(
                    parsed.GetValue(set) ?? [],
                    parsed.GetValue(output),
                    parsed.GetValue(offline),
                    host.Cancelled
                );
                NamedSkill[] named =
                [
                    .. parsed.GetValue(none) ? [NamedSkill.None] : Array.Empty<NamedSkill>(),
                    .. parsed.GetValue(initial) ? [measurable.Initial(project)] : Array.Empty<NamedSkill>(),
                    .. Asked(measurable, project, parsed.GetValue(files) ?? []),
                ];
                return await MeasuringRun.Async(
                    host,
                    async () =>
                    {
                        var measured = await MeasuredSkills.RunAsync(
                            host,
                            project,
                            NamedSkill.Together(named),
                            measuring.Read(parsed),
                            parsed.GetValue(output) ?? measurable.Folder(project, "eval")
                        );
                        Write(host, project, measured, parsed.GetValue(json));
                        return ExitCode.Ok;
                    }
                );
            }
        );
        return command;
    }

    private static IEnumerable<NamedSkill> Asked(Measurable measurable, Project project, string[] files) =>
        files.Length > 0 ? files.Select(file => new NamedSkill(file, SkillFile.Read(file)))
        : measurable.IsRun ? [measurable.Best()]
        : [measurable.Initial(project)];

    private static void Write(CliHost host, Project project, MeasuredSkills measured, bool json)
    {
        var report = MeasureJson.Of(measured);
        if (!project.Offline)
            OutputFile.Write(Path.Combine(measured.Directory, Report), TrainingJson.Indented(report));
        if (json)
        {
            host.Out.WriteLine(JsonLine.Of(report));
            return;
        }

        var console = ConsoleFactory.ForPeople(host, json: false);
        MeasureText.Write(console, measured);
        console.WriteLine(PriceNote.Of(Paid(project), measured.Prices));
        if (!project.Offline)
            console.WriteLine($"written to   {Path.Combine(measured.Directory, Report)}");
    }

    private static string[] Paid(Project project) =>
        project.Judge is null ? [ModelRole.Target] : [ModelRole.Target, ModelRole.Judge];
}
