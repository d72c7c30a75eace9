using System.Reflection;

namespace SkillOpt.Cli.Configuration.Binding;

internal enum ConfigShape
{
    Scalar,
    Path,
    TextList,
    Headers,
    Json,
    Section,
}

/// <summary>A key of a section with the property it fills.</summary>
internal sealed record ConfigProperty(string Key, PropertyInfo Property, PropertyInfo? Through, ConfigShape Shape)
{
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsProgram => Property.GetCustomAttribute<ConfigProgramAttribute>() is not null;

    public bool IsPlain => Property.GetCustomAttribute<ConfigPlainAttribute>() is not null;

    public object? Get(object section) => Property.GetValue(Through is null ? section : Through.GetValue(section));

    public void Set(object section, object? value) =>
        Property.SetValue(Through is null ? section : Through.GetValue(section), value);
}
