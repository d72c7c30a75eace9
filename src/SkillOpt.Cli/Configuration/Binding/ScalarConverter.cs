using System.Globalization;

namespace SkillOpt.Cli.Configuration.Binding;

/// <summary>Text to the type of a property. Says what was expected when the text is something else.</summary>
internal static class ScalarConverter
{
    public static bool TryConvert(string text, bool quoted, Type type, out object? value, out string expected)
    {
        (value, expected) = Convert(text, quoted, type);
        return value is not null;
    }

    private static (object? Value, string Expected) Convert(string text, bool quoted, Type type)
    {
        if (type == typeof(string))
            return (text, "text");
        if (type.IsEnum)
            return (EnumWords.Parse(type, text), $"one of {string.Join(", ", EnumWords.Of(type))}");

        var plain = quoted ? "" : text;
        if (type == typeof(bool))
            return (Boolean(plain), "true or false");
        if (type == typeof(int))
            return (Integer(plain), "a whole number");
        if (type == typeof(long))
            return (Long(plain), "a whole number");
        if (type == typeof(decimal))
            return (Money(plain), "a number");
        if (type == typeof(double))
            return (Number(plain), "a number");
        throw new NotSupportedException($"No configuration values of type {type}.");
    }

    private static bool? Boolean(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" => true,
            "FALSE" or "NO" => false,
            _ => null,
        };

    private static int? Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static decimal? Money(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
