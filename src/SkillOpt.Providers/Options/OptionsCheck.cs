using System.Globalization;
using SkillOpt.Errors;

namespace SkillOpt.Providers.Options;

/// <summary>Refuses options that no provider could use.</summary>
internal static class OptionsCheck
{
    private const int LongestEffort = 16;

    public static void Run(string provider, string model, ProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(model))
            throw SkillOptException.BadUsage($"{provider} needs the name of a model.");
        if (options.Temperature is { } temperature and not (>= 0 and <= 2))
            throw Bad($"temperature is {temperature}; it must lie between 0 and 2.");
        if (options.MaxOutputTokens is { } most and < 1)
            throw Bad($"max_output_tokens is {most}; it must be at least 1.");
        if (options.Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1)))
            throw Bad($"timeout is {timeout.TotalSeconds} seconds; it must be more than 0 and at most a day.");
        if (options.ReasoningEffort is { } effort && !IsWord(effort))
        {
            throw SkillOptException.BadUsage(
                "reasoning_effort is blank or not a single word of letters. Leave it out, or write a word such as low."
            );
        }

        Headers.Check(options.Headers);
        ExtraBody.Check(options.ExtraBody);
    }

    // The word is shown in the record of a run, so nothing that may be a key passes.
    private static bool IsWord(string text) => text.Length is > 0 and <= LongestEffort && text.All(char.IsAsciiLetter);

    private static SkillOptException Bad(FormattableString message) =>
        SkillOptException.BadUsage(message.ToString(CultureInfo.InvariantCulture));
}
