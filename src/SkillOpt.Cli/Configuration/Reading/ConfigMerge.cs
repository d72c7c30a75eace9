namespace SkillOpt.Cli.Configuration.Reading;

/// <summary>Puts one layer of configuration over another.</summary>
internal static class ConfigMerge
{
    /// <summary>Maps are merged key by key; anything else in <paramref name="child"/> replaces what was there.</summary>
    public static ConfigMap Merge(ConfigMap parent, ConfigMap child)
    {
        var merged = parent.Entries.Select(entry => child.Find(entry.Key) is { } over ? Merge(entry, over) : entry);
        var added = child.Entries.Where(entry => parent.Find(entry.Key) is null);
        return new ConfigMap(child.Origin, [.. merged, .. added]);
    }

    private static ConfigEntry Merge(ConfigEntry parent, ConfigEntry child) =>
        (parent.Value, child.Value) switch
        {
            (ConfigMap under, ConfigMap over) => child with { Value = Merge(under, over) },
            // A section whose keys are all commented out changes nothing.
            (ConfigMap, ConfigScalar { IsNull: true }) => parent,
            _ => child,
        };
}
