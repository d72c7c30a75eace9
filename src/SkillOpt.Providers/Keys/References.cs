using System.Text.RegularExpressions;
using SkillOpt.Errors;

namespace SkillOpt.Providers.Keys;

/// <summary><c>${NAME}</c> in the values of options.</summary>
internal static partial class References
{
    /// <summary>Puts the variables in, and hides what they hold.</summary>
    public static string Resolve(string text, string option, Func<string, string?> environment, Secrets secrets) =>
        Reference()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups[1].Value;
                    var value = environment(name)?.Trim();
                    if (string.IsNullOrEmpty(value))
                        throw SkillOptException.BadUsage($"{option}: the environment variable {name} is not set.");
                    secrets.HideKey(value);
                    return value;
                }
            );

    /// <summary>Whether the text is one reference and nothing else.</summary>
    public static bool IsReference(string text) =>
        Reference().Match(text) is { Success: true } match && match.Value == text;

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();
}
