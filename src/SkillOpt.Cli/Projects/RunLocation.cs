using SkillOpt.Cli.Configuration;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Projects;

/// <summary>Where the record of a run goes.</summary>
internal static class RunLocation
{
    // Without a date: the same command again finds the run and resumes it.
    public static string Choose(LoadedConfiguration configuration, string? asked)
    {
        var directory =
            asked
            ?? configuration.Value.Env.OutRoot
            ?? Path.Combine(configuration.Directory, "outputs", Path.GetFileNameWithoutExtension(configuration.Path));
        return File.Exists(directory)
            ? throw SkillOptException.BadUsage(
                $"{directory} is a file; a run needs a folder. Name another one with --out."
            )
            : directory;
    }
}
