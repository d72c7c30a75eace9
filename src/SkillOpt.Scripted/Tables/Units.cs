namespace SkillOpt.Scripted.Tables;

internal static class Units
{
    /// <summary>How many of its smallest unit one unit is; null for an unknown name.</summary>
    public static decimal? Factor(ReadOnlySpan<char> unit) =>
        unit switch
        {
            "g" or "gram" or "grams" or "min" or "minute" or "minutes" or "cm" or "ml" => 1m,
            "kg" or "kilogram" or "kilograms" or "l" => 1000m,
            "h" or "hour" or "hours" => 60m,
            "m" => 100m,
            _ => null,
        };

    /// <summary>The short name of a unit that a question may ask for; empty when the word is none.</summary>
    public static string Asked(string word) =>
        word switch
        {
            "g" or "gram" or "grams" => "g",
            "kg" or "kilogram" or "kilograms" => "kg",
            "minute" or "minutes" => "min",
            "hour" or "hours" => "h",
            _ => "",
        };
}
