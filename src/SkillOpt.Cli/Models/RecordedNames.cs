using SkillOpt.Cli.Projects;
using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Models;

/// <summary>The models that a run or a measurement was made with, as its record names them; null where it does not.</summary>
internal sealed record RecordedNames(string? Target, string? Optimizer, string? Judge)
{
    /// <summary>Of a directory that may not be one yet.</summary>
    public static RecordedNames Of(string directory)
    {
        if (!File.Exists(Path.Combine(directory, RunFiles.Fingerprint)))
            return new RecordedNames(null, null, null);
        var values = RunReader.Open(directory).Fingerprint().Values;
        var target = Find(values, "target");
        var (model, judge) = target is null ? default : RolloutFingerprint.Models(target);
        // A measurement names its target alone.
        return new RecordedNames(model ?? target, Find(values, "optimizer"), judge);
    }

    /// <summary>An agent that is another version now would go on where the other one stopped.</summary>
    /// <exception cref="SkillOptException">Kind Usage: the message names both versions.</exception>
    public static void RequireSameVersions(string directory, Project project)
    {
        var recorded = Of(directory);
        foreach (
            var (role, model, then) in new[]
            {
                ("target", project.Target, recorded.Target),
                ("optimizer", project.Optimizer, recorded.Optimizer),
                ("judge", project.Judge, recorded.Judge),
            }
        )
        {
            if (model?.Agent is null || then is null)
                continue;
            var (name, version) = AgentNames.Split(model.Name);
            var (earlier, before) = AgentNames.Split(then);
            if (name == earlier && version != before)
            {
                throw SkillOptException.BadUsage(
                    $"The run in '{directory}' was made with version {before ?? "unknown"} of its {role} {model.Agent.Agent.Name}; version {version ?? "unknown"} is "
                        + "installed now. Install that version again to go on (model."
                        + $"{role}_options.program can name it), or train into another directory (--out)."
                );
            }
        }
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> values, string name) =>
        values.FirstOrDefault(pair => pair.Key == name).Value;
}
