using System.Globalization;
using SkillOpt.Cli.Configuration.Binding;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SkillOpt.Cli.Configuration;

/// <summary>Writes a configuration as YAML with every key that has a value, defaults included.</summary>
internal static class ConfigurationWriter
{
    public static string Write(RunConfiguration configuration)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        WriteSection(emitter, configuration);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void WriteSection(Emitter emitter, object section)
    {
        emitter.Emit(new MappingStart());
        foreach (var property in ConfigSchema.Of(section.GetType()))
        {
            if (property.Get(section) is not { } value || IsEmpty(property, value))
                continue;
            emitter.Emit(new Scalar(property.Key));
            WriteValue(emitter, property.Shape, value);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void WriteValue(Emitter emitter, ConfigShape shape, object value)
    {
        switch (shape)
        {
            case ConfigShape.Section:
                WriteSection(emitter, value);
                break;
            case ConfigShape.TextList:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Flow));
                foreach (var text in (IReadOnlyList<string>)value)
                    emitter.Emit(Text(text));
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(value is string plain ? Text(plain) : new Scalar(Words(value)));
                break;
        }
    }

    private static bool IsEmpty(ConfigProperty property, object value) =>
        property.Shape switch
        {
            ConfigShape.Section => ConfigSchema.Of(value.GetType()).All(inner => inner.Get(value) is null),
            ConfigShape.TextList => ((IReadOnlyList<string>)value).Count == 0,
            _ => false,
        };

    private static Scalar Text(string text) =>
        text is "" or "~" || text.Equals("null", StringComparison.OrdinalIgnoreCase)
            ? new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.DoubleQuoted, false, true)
            : new Scalar(text);

    private static string Words(object value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            Enum choice => EnumWords.WordOf(choice),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
