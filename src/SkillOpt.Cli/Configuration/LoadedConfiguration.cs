using SkillOpt.Cli.Configuration.Reading;
using SkillOpt.Errors;

namespace SkillOpt.Cli.Configuration;

/// <summary>A configuration with the places its values were written.</summary>
internal sealed record LoadedConfiguration(
    string Path,
    RunConfiguration Value,
    IReadOnlyDictionary<string, ConfigOrigin> Origins
)
{
    /// <summary>The folder the configuration file lies in.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>A folder with prompts that replace the built-in ones, if there is one.</summary>
    public string? PromptDirectory
    {
        get
        {
            if (Value.Prompts is { } named)
            {
                return System.IO.Directory.Exists(named)
                    ? named
                    : throw Bad("prompts", $"the folder {named} does not exist.");
            }

            var beside = System.IO.Path.Combine(Directory, "prompts");
            return System.IO.Directory.Exists(beside) ? beside : null;
        }
    }

    /// <summary>An error at the place where a key was written; at the file when it was not.</summary>
    public SkillOptException Bad(string key, string message, Exception? inner = null) =>
        SkillOptException.BadUsage($"{Place(key)}: {key}: {message}", inner);

    public string Place(params IEnumerable<string> keys)
    {
        var written = keys.FirstOrDefault(Origins.ContainsKey);
        return written is null ? Path : Origins[written].ToString();
    }
}
