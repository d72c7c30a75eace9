using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Reading;

namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>Fills records from nodes, remembers where each key was written, and collects every problem.</summary>
internal sealed class ConfigBinder(Type root)
{
    public List<string> Problems { get; } = [];

    /// <summary>Where each key was written, by its full name.</summary>
    public Dictionary<string, ConfigOrigin> Origins { get; } = new(StringComparer.Ordinal);

    public object Bind(ConfigMap map) => Section(root, map, "");

    private object Section(Type type, ConfigMap map, string path)
    {
        var section = Activator.CreateInstance(type)!;
        foreach (var entry in map.Entries)
        {
            if (ConfigSchema.Find(type, entry.Key) is not { } property)
                Problems.Add($"{Place(entry)}{UnknownKey.Explain(root, type, path, entry.Key)}");
            else if (Convert(property, entry.Value, path + property.Key) is { } value)
                property.Set(section, value);
        }

        return section;
    }

    private object? Convert(ConfigProperty property, ConfigNode node, string name)
    {
        Origins[name] = node.Origin;
        if (node is ConfigScalar { IsNull: true })
            return null;
        return (property.Shape, node) switch
        {
            (ConfigShape.TextList, ConfigList list) when property.IsProgram => Program(
                TextList(list, name),
                node.Origin
            ),
            (ConfigShape.TextList, ConfigScalar scalar) when property.IsProgram => Program([scalar.Text], node.Origin),
            (ConfigShape.Scalar, ConfigScalar scalar) when property.IsProgram => Program([scalar.Text], node.Origin)[0],
            (ConfigShape.Section, ConfigMap map) => Section(property.Type, map, name + "."),
            (ConfigShape.TextList, ConfigList list) => TextList(list, name),
            (ConfigShape.TextList, ConfigScalar scalar) => new[] { scalar.Text },
            (ConfigShape.Headers, ConfigMap map) => Headers(map, name),
            (ConfigShape.Json, ConfigMap map) => Free(map, name),
            (ConfigShape.Headers or ConfigShape.Json, _) when !property.IsPlain => Secretive(node, name),
            (ConfigShape.Path, ConfigScalar scalar) => FullPath(scalar),
            (ConfigShape.Scalar, ConfigScalar scalar) => Scalar(property, scalar, name),
            _ => Wrong(node, name, ExpectedShape(property)),
        };
    }

    private JsonObject Free(ConfigMap map, string name)
    {
        Remember(map, name);
        return FreeNodes.ToJson(map);
    }

    private void Remember(ConfigNode node, string name)
    {
        Origins[name] = node.Origin;
        var inner = node switch
        {
            ConfigMap map => map.Entries.Select(entry => (entry.Value, $"{name}.{entry.Key}")),
            ConfigList list => list.Items.Select((item, at) => (item, $"{name}[{at}]")),
            _ => [],
        };
        foreach (var (value, path) in inner)
            Remember(value, path);
    }

    private object? Scalar(ConfigProperty property, ConfigScalar scalar, string name) =>
        ScalarConverter.TryConvert(scalar.Text, scalar.Quoted, property.Type, out var value, out var expected)
            ? value
            : Wrong(scalar, name, expected);

    private static string? FullPath(ConfigScalar scalar) =>
        string.IsNullOrWhiteSpace(scalar.Text) ? null : Path.GetFullPath(scalar.Text, scalar.Origin.Directory);

    private static List<string> Program(List<string> words, ConfigOrigin origin)
    {
        if (words is [var program, ..] && program.AsSpan().IndexOfAny('/', Path.DirectorySeparatorChar) >= 0)
            words[0] = Path.GetFullPath(program, origin.Directory);
        return words;
    }

    private List<string> TextList(ConfigList list, string name)
    {
        var texts = new List<string>();
        foreach (var item in list.Items)
        {
            if (item is ConfigScalar { IsNull: false } scalar)
                texts.Add(scalar.Text);
            else
                Wrong(item, name, "a list of texts");
        }

        return texts;
    }

    private Dictionary<string, string> Headers(ConfigMap map, string name)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is ConfigScalar { IsNull: false } scalar && headers.TryAdd(entry.Key, scalar.Text))
                continue;
            Problems.Add($"{entry.Value.Origin}: {name}.{entry.Key} must be one text, given once.");
        }

        return headers;
    }

    // What stands here may be a secret, so it is not shown.
    private object? Secretive(ConfigNode node, string name)
    {
        Problems.Add($"{node.Origin}: {name} must be a map of names and values.");
        return null;
    }

    private object? Wrong(ConfigNode node, string name, string expected)
    {
        Problems.Add($"{node.Origin}: {name} must be {expected}, but is {Describe(node)}.");
        return null;
    }

    private static string Place(ConfigEntry entry) => $"{entry.KeyOrigin}: ";

    private static string ExpectedShape(ConfigProperty property) =>
        property.Shape switch
        {
            ConfigShape.Section => $"a map with keys such as '{ConfigSchema.Of(property.Type)[0].Key}:'",
            ConfigShape.TextList => "a list of texts",
            ConfigShape.Path => "a path",
            ConfigShape.Json => "a map of names and values",
            _ => "a single value",
        };

    private static string Describe(ConfigNode node) =>
        node switch
        {
            ConfigScalar { IsNull: true } => "empty",
            ConfigScalar scalar => $"{(scalar.Quoted ? "the quoted text" : "the text")} '{Short(scalar.Text)}'",
            ConfigList => "a list",
            _ => "a map",
        };

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
