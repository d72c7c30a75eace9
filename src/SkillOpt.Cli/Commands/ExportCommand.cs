using System.CommandLine;
using SkillOpt.Cli.Exports;
using SkillOpt.Cli.Runs;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt export</c>: installs a trained skill in a project, where an agent finds it.</summary>
internal static class ExportCommand
{
    public static Command Create(CliHost host)
    {
        var run = new Argument<string?>("RUN")
        {
            Description = "The folder of a run. Not needed with --restore.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = CommonOptions.Required("--to", "AGENT", $"Where the skill goes: {ExportKind.Words}.");
        to.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && ExportKind.Find(word) is null)
                result.AddError($"--to is '{word}'; it must be one of {ExportKind.Words}.");
        });
        var directory = CommonOptions.Required("--dir", "DIR", "The folder of the project.");
        var name = CommonOptions.Optional(
            "--name",
            "NAME",
            "The skill's name: lower-case letters, digits and hyphens, at most 64. By default the skill's own, else that of the run's folder."
        );
        var description = CommonOptions.Optional(
            "--description",
            "TEXT",
            "When an agent is to read the skill: one line of at most 1024 characters. By default the skill's own."
        );
        var restore = new Option<bool>("--restore")
        {
            Description = "Take the last export back: what was there before is there again, and what was not is gone.",
        };
        var force = new Option<bool>("--force")
        {
            Description =
                "Overwrite, or take back, what was changed since the last export; an overwritten file is backed up.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing." };
        var command = new Command("export", "Install a run's best skill for an agent, or take it back.")
        {
            run,
            to,
            directory,
            name,
            description,
            restore,
            force,
            dryRun,
        };
        command.SetAction(parsed =>
        {
            var kind = ExportKind.Find(parsed.GetRequiredValue(to))!;
            var tree = ProjectTree.Open(parsed.GetRequiredValue(directory));
            var given = parsed.GetValue(name) is { } asked ? ExportKind.CheckedName(asked) : null;
            var told = parsed.GetValue(description) is { } text ? ExportKind.CheckedDescription(text) : null;
            if (told is not null && kind.IsBlock)
                throw SkillOptException.BadUsage("A block in AGENTS.md has no description. Leave --description out.");
            if (parsed.GetValue(restore))
            {
                var export = new SkillExport(tree, kind, given ?? OnlyName(tree, kind), parsed.GetValue(force));
                host.Out.WriteLine(export.Restore(parsed.GetValue(dryRun)));
                return ExitCode.Ok;
            }

            var folder =
                parsed.GetValue(run) ?? throw SkillOptException.BadUsage("Name the folder of a run to export.");
            var skill = Best(folder);
            var used = given ?? NameOf(skill, folder);
            host.Out.WriteLine(
                new SkillExport(tree, kind, used, parsed.GetValue(force)).Install(skill, told, parsed.GetValue(dryRun))
            );
            if (!parsed.GetValue(dryRun))
                host.Out.WriteLine(
                    $"take back    skillopt export --to {kind.Word} --dir {parsed.GetRequiredValue(directory)} --name {used} --restore"
                );
            return ExitCode.Ok;
        });
        return command;
    }

    private static Skill Best(string folder)
    {
        var run = RunFolder.Open(folder);
        var text =
            run.Text(RunFiles.BestSkill)
            ?? throw SkillOptException.BadData(
                $"{Path.Combine(run.Path, RunFiles.BestSkill)} is missing. Run the same train command again to write it."
            );
        return string.IsNullOrWhiteSpace(text)
            ? throw SkillOptException.BadData(
                $"{Path.Combine(run.Path, RunFiles.BestSkill)} is empty: training kept an empty skill, so there is nothing to install."
            )
            : new Skill(text);
    }

    private static string NameOf(Skill skill, string folder)
    {
        var own = SkillDocument.Of(skill).Name;
        return own != SkillDocument.DefaultName ? own
            : SkillDocument.Slug(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))))
                is { Length: > 0 } slug
                ? slug
            : own;
    }

    private static string OnlyName(ProjectTree tree, ExportKind kind)
    {
        var names = SkillExport
            .RecordOf(tree)
            .Entries.Where(entry => entry.To == kind.Word)
            .Select(entry => entry.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 1
            ? names[0]
            : throw SkillOptException.BadUsage(
                names.Count == 0
                    ? $"Nothing was exported to {kind.Word} there, so there is nothing to take back."
                    : $"Several skills were exported to {kind.Word} there; say which with --name: {string.Join(", ", names)}."
            );
    }
}
