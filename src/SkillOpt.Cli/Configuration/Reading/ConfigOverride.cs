using SkillOpt.Errors;

namespace SkillOpt.Cli.Configuration.Reading;

/// <summary>Turns <c>--set section.key=value</c> into a layer of configuration.</summary>
internal static class ConfigOverride
{
    public static ConfigMap Parse(string assignment, string directory)
    {
        var origin = new ConfigOrigin($"--set {Shown(assignment)}", directory);
        var split = assignment.IndexOf('=', StringComparison.Ordinal);
        var path = split < 0 ? [] : assignment[..split].Split('.');
        if (path.Length == 0 || path.Any(string.IsNullOrWhiteSpace))
        {
            throw SkillOptException.BadUsage(
                $"{origin}: write --set section.key=value, for example --set train.num_epochs=2."
            );
        }

        var node = Value(assignment[(split + 1)..], origin);
        foreach (var key in path.Reverse())
            node = new ConfigMap(origin, [new ConfigEntry(key.Trim(), origin, node)]);
        return (ConfigMap)node;
    }

    private static ConfigNode Value(string text, ConfigOrigin origin) =>
        text.StartsWith('[') && text.EndsWith(']')
            ? new ConfigList(
                origin,
                [
                    .. text[1..^1]
                        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(item => new ConfigScalar(origin, item, Quoted: false)),
                ]
            )
            : new ConfigScalar(origin, text.Trim(), Quoted: false);

    // The value may be a secret that was put in the wrong place.
    private static string Shown(string assignment) => assignment.Split('=')[0];
}
