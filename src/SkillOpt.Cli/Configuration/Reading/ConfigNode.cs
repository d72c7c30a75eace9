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
}

internal sealed record ConfigEntry(string Key, ConfigOrigin KeyOrigin, ConfigNode Value);
