using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>Which keys a section has: the properties of its record in snake_case.</summary>
internal static class ConfigSchema
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConfigProperty>> Known = new();

    public static IReadOnlyList<ConfigProperty> Of(Type section) => Known.GetOrAdd(section, Read);

    public static ConfigProperty? Find(Type section, string key) =>
        Of(section).FirstOrDefault(property => property.Key == key);

    public static string KeyOf(string propertyName) => JsonNamingPolicy.SnakeCaseLower.ConvertName(propertyName);

    /// <summary>Every key below a section with its full name, such as <c>train.num_epochs</c>.</summary>
    public static IEnumerable<string> Leaves(Type section, string prefix = "") =>
        Of(section)
            .SelectMany(property =>
                property.Shape is ConfigShape.Section
                    ? Leaves(property.Type, $"{prefix}{property.Key}.")
                    : [prefix + property.Key]
            );

    private static IReadOnlyList<ConfigProperty> Read(Type section) =>
        [
            .. section
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.GetCustomAttribute<ConfigIgnoreAttribute>() is null)
                .SelectMany(Expand),
        ];

    private static IEnumerable<ConfigProperty> Expand(PropertyInfo property) =>
        property.GetCustomAttribute<ConfigFlattenAttribute>() is null
            ? [new ConfigProperty(KeyOf(property.Name), property, null, ShapeOf(property))]
            : Of(property.PropertyType).Select(inner => inner with { Through = property });

    private static ConfigShape ShapeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.GetCustomAttribute<ConfigPathAttribute>() is not null)
            return ConfigShape.Path;
        if (type == typeof(IReadOnlyList<string>))
            return ConfigShape.TextList;
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return ConfigShape.Headers;
        if (type == typeof(JsonObject))
            return ConfigShape.Json;
        return type.IsEnum || type == typeof(string) || type == typeof(decimal) || type.IsPrimitive
            ? ConfigShape.Scalar
            : ConfigShape.Section;
    }
}
