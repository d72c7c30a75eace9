using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Cli.Configuration.Reading;
using SkillOpt.Errors;
using SkillOpt.Training;

namespace SkillOpt.Cli.Configuration;

/// <summary>From a file and overrides to a checked configuration.</summary>
internal static class ConfigurationLoader
{
    public static LoadedConfiguration Load(string path, IEnumerable<string>? overrides = null) =>
        Bind(path, Override(ConfigFile.Load(path), overrides ?? []));

    /// <summary>
    /// The same for measuring with a target that may be another one than the file's: then what the file says about its
    /// own target, such as an address or a price, does not hold for the other.
    /// </summary>
    public static LoadedConfiguration LoadToMeasure(string path, IReadOnlyList<string> overrides)
    {
        var file = ConfigFile.Load(path);
        var isOther = Target(Override(file, overrides)) != Target(file);
        return Bind(path, Override(isOther ? file.Without("model", "target_options") : file, overrides));
    }

    private static ConfigMap Override(ConfigMap map, IEnumerable<string> overrides) =>
        overrides.Aggregate(
            map,
            (under, assignment) =>
                ConfigMerge.Merge(under, ConfigOverride.Parse(assignment, Directory.GetCurrentDirectory()))
        );

    private static string? Target(ConfigMap map) =>
        ((map.Find("model")?.Value as ConfigMap)?.Find("target")?.Value as ConfigScalar)?.Text;

    private static LoadedConfiguration Bind(string path, ConfigMap map)
    {
        var binder = new ConfigBinder(typeof(RunConfiguration));
        var value = (RunConfiguration)binder.Bind(map);
        var loaded = new LoadedConfiguration(path, value, binder.Origins);
        var problems = binder.Problems.Concat(Ranges(loaded)).ToList();
        return problems.Count == 0 ? loaded : throw SkillOptException.BadUsage(string.Join('\n', problems));
    }

    private static IEnumerable<string> Ranges(LoadedConfiguration loaded) =>
        OptionsValidator
            .Check(loaded.Value.ToTrainingOptions())
            .Concat(EnvSectionValidator.Check(loaded.Value.Env, loaded.Directory))
            .Select(problem => $"{loaded.Place(problem.Keys)}: {problem.Message}");
}
