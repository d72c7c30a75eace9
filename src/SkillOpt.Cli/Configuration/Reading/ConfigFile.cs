using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Configuration.Reading;

/// <summary>Reads a configuration file and the files it is based on, merged.</summary>
internal static class ConfigFile
{
    private const string BaseKey = "_base_";
    private const int MaxBytes = 1 << 20;

    public static ConfigMap Load(string path) => Load(path, []);

    private static ConfigMap Load(string path, IReadOnlyList<string> chain)
    {
        var full = Path.GetFullPath(path);
        if (chain.Select(Path.GetFullPath).Contains(full, StringComparer.Ordinal))
        {
            throw SkillOptException.BadUsage(
                $"{chain[^1]}: '{BaseKey}' leads in a circle: {string.Join(" -> ", chain.Append(path))}. Remove one of the links."
            );
        }

        var map = YamlConfigReader.Read(ReadText(path), path, Path.GetDirectoryName(full)!);
        return map.Find(BaseKey) is { } link ? Inherit(map, link, path, [.. chain, path]) : map;
    }

    private static ConfigMap Inherit(ConfigMap map, ConfigEntry link, string path, IReadOnlyList<string> chain)
    {
        if (link.Value is not ConfigScalar { IsNull: false, Text: { Length: > 0 } target })
            throw SkillOptException.BadUsage($"{link.Value.Origin}: '{BaseKey}' must name one YAML file.");

        var own = new ConfigMap(map.Origin, [.. map.Entries.Where(entry => entry.Key != BaseKey)]);
        var basePath = Path.Combine(Path.GetDirectoryName(path) ?? "", target);
        if (!File.Exists(basePath))
        {
            throw SkillOptException.BadUsage(
                $"{link.Value.Origin}: the file '{target}' that '{BaseKey}' names does not exist (looked for {basePath})."
            );
        }

        return ConfigMerge.Merge(Load(basePath, chain), own);
    }

    private static string ReadText(string path)
    {
        if (Directory.Exists(path))
            throw SkillOptException.BadUsage($"{path} is a folder; name the configuration file in it.");
        if (!File.Exists(path))
            throw SkillOptException.BadUsage(
                $"{path} does not exist. 'skillopt init DIR' writes a configuration to start from."
            );
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw SkillOptException.BadUsage(
                    $"{path} is larger than {MaxBytes:N0} bytes; that is not a configuration."
                );
            return TextFile.ReadUtf8(path, MaxBytes);
        }
        catch (SkillOptException problem) when (problem.Kind is ErrorKind.Data)
        {
            throw SkillOptException.BadUsage(problem.Message, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.BadUsage($"{path} cannot be read: {problem.Message}", problem);
        }
    }
}
