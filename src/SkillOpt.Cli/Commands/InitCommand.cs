using System.CommandLine;
using SkillOpt.Cli.Projects;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Commands;

/// <summary><c>skillopt init</c>: a small project that trains at once, offline.</summary>
internal static class InitCommand
{
    public static Command Create(CliHost host)
    {
        var directory = new Argument<string>("DIR")
        {
            Description = "The folder of the project; created when it is missing.",
        };
        var force = new Option<bool>("--force") { Description = "Replace files that are there already." };
        var command = new Command("init", "Write a project that trains at once, without a key.") { directory, force };
        command.SetAction(parsed => Write(host, parsed.GetRequiredValue(directory), parsed.GetValue(force)));
        return command;
    }

    private static int Write(CliHost host, string directory, bool force)
    {
        if (File.Exists(directory))
            throw SkillOptException.BadUsage($"{directory} is a file; name a folder for the project.");
        var taken = ProjectTemplate.Files.Where(name => File.Exists(Path.Combine(directory, name))).ToList();
        if (taken.Count > 0 && !force)
        {
            throw SkillOptException.BadUsage(
                $"{directory} already has {string.Join(", ", taken)}. Name another folder, or give --force to replace them."
            );
        }

        foreach (var name in ProjectTemplate.Files)
        {
            var path = Path.Combine(directory, name);
            OutputFile.Write(path, ProjectTemplate.Read(name));
            host.Out.WriteLine($"wrote {path}");
        }

        host.Out.WriteLine();
        host.Out.WriteLine($"Train: skillopt train {Path.Combine(directory, ProjectTemplate.Configuration)}");
        return ExitCode.Ok;
    }
}
