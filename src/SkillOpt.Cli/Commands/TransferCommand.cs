using System.CommandLine;
using SkillOpt.Cli.Measuring;
using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Errors;
using SkillOpt.Releases;
using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt transfer</c>: what a trained skill is worth to other models and agents.</summary>
internal static class TransferCommand
{
    public static Command Create(CliHost host)
    {
        var run = CommonOptions.Run();
        var targets = CommonOptions.Required("--targets", "A,B,C", "Models and agents, as in model.target.");
        var measuring = new MeasureOptionsOf(usual: 2);
        var set = new Option<string[]>("--set")
        {
            Description =
                "Set one key of the configuration for every target, or with TARGET: in front for one, such as codex/gpt-5.5:model.target_options.reasoning_effort=low. Repeatable.",
            HelpName = "[TARGET:]section.key=value",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var output = CommonOptions.Optional(
            "--out",
            "DIR",
            "Where attempts, transfer.json and transfer.md go; by default attempts to eval/ and tables to transfer/ in RUN."
        );
        var offline = CommonOptions.Offline();
        var json = CommonOptions.Json("The matrix as a JSON object on standard output.");
        var command = new Command(
            "transfer",
            "Measure several targets without a skill, with a run's initial and with its best skill."
        )
        {
            run,
            targets,
            set,
            output,
            offline,
            json,
        };
        measuring.AddTo(command);
        command.SetAction(
            async (parsed, _) =>
            {
                var measurable = Measurable.Open(parsed.GetRequiredValue(run));
                if (!measurable.IsRun)
                {
                    throw SkillOptException.BadUsage(
                        $"There is no run directory '{parsed.GetRequiredValue(run)}'. Check the path."
                    );
                }

                var names = TargetOverrides.Targets(parsed.GetRequiredValue(targets));
                var options = measuring.Read(parsed);
                return await MeasuringRun.Async(
                    host,
                    async () =>
                    {
                        var rows = new List<TransferRow>();
                        foreach (var name in names)
                        {
                            var overrides = TargetOverrides.For(name, names, parsed.GetValue(set) ?? []);
                            rows.Add(
                                await MeasureAsync(
                                    host,
                                    measurable,
                                    name,
                                    () =>
                                        measurable.LoadAsync(
                                            overrides,
                                            parsed.GetValue(output),
                                            parsed.GetValue(offline),
                                            host.Cancelled
                                        ),
                                    options,
                                    parsed.GetValue(output) ?? measurable.FolderInRun("eval")
                                )
                            );
                        }

                        var matrix = new TransferMatrix(
                            rows,
                            (NamedSkill.None, measurable.Initial(), measurable.Best()),
                            options
                        );
                        Write(
                            host,
                            matrix,
                            parsed.GetValue(offline)
                                ? null
                                : parsed.GetValue(output) ?? measurable.FolderInRun("transfer"),
                            parsed.GetValue(json)
                        );
                        return rows.FirstOrDefault(row => row.Problem is not null) is { } missing
                            ? (int)missing.Problem!.Kind
                            : ExitCode.Ok;
                    }
                );
            }
        );
        return command;
    }

    /// <summary>A target that cannot be measured does not stop the others; a disk that is full does.</summary>
    private static async Task<TransferRow> MeasureAsync(
        CliHost host,
        Measurable measurable,
        string target,
        Func<Task<Project>> load,
        MeasureOptions options,
        string directory
    )
    {
        var skills = NamedSkill.Together([NamedSkill.None, measurable.Initial(), measurable.Best()]);
        try
        {
            var measured = await MeasuredSkills.RunAsync(host, await load(), skills, options, directory);
            return new TransferRow(target) { Measured = measured };
        }
        catch (SkillOptException problem) when (problem.Kind is not ErrorKind.Storage)
        {
            return new TransferRow(target) { Problem = problem };
        }
    }

    private static void Write(CliHost host, TransferMatrix matrix, string? directory, bool json)
    {
        var report = matrix.ToJson();
        if (directory is not null)
        {
            OutputFile.Write(Path.Combine(directory, "transfer.json"), TrainingJson.Indented(report));
            OutputFile.Write(Path.Combine(directory, "transfer.md"), matrix.ToMarkdown());
        }

        if (json)
        {
            host.Out.WriteLine(JsonLine.Of(report));
            return;
        }

        var console = ConsoleFactory.ForPeople(host, json: false);
        matrix.Write(console);
        if (directory is not null)
            console.WriteLine($"written to   {Path.Combine(directory, "transfer.md")} and transfer.json");
    }
}
