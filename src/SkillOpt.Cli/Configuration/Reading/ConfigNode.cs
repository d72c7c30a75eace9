namespace SkillOpt.Cli.Configuration.Reading;

internal abstract record ConfigNode(ConfigOrigin Origin);

internal sealed record ConfigScalar(ConfigOrigin Origin, string Text, bool Quoted) : ConfigNode(Origin)
{
    public bool IsNull => !Quoted && Text is ("" or "~" or "null" or "Null" or "NULL");
}

internal sealed record ConfigList(ConfigOrigin Origin, IReadOnlyList<ConfigNode> Items) : ConfigNode(Origin);

internal sealed record ConfigMap(ConfigOrigin Origin, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(Origin)
{
    public ConfigEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The map without one key of a section.</summary>
    public ConfigMap Without(string section, string key) =>
        this with
        {
            Entries =
            [
                .. Entries.Select(entry =>
                    entry.Key == section && entry.Value is ConfigMap inner
                        ? entry with
                        {
                            Value = inner with { Entries = [.. inner.Entries.Where(one => one.Key != key)] },
                        }
                        : entry
                ),
            ],
        };
}

internal sealed record ConfigEntry(string Key, ConfigOrigin KeyOrigin, ConfigNode Value);
