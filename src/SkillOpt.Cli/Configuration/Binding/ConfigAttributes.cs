namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>The property holds a path: relative to the file that gives it; blank counts as absent.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigPathAttribute : Attribute;

/// <summary>
/// The property holds a program, or a program and its arguments: a path is relative to the file that gives it, a plain
/// name is looked up in PATH.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigProgramAttribute : Attribute;

/// <summary>The keys of the property's type belong to the section that holds it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigFlattenAttribute : Attribute;

/// <summary>Free values that hold no secrets: they are shown and copied as they are.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigPlainAttribute : Attribute;

/// <summary>The property is not read from a configuration.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigIgnoreAttribute : Attribute;
