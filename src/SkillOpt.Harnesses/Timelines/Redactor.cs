using System.Collections;
using System.Text.RegularExpressions;

namespace SkillOpt.Harnesses.Timelines;

/// <summary>
/// Takes out of texts what must not be written down: the values of variables that hold keys, and what looks like a key.
/// </summary>
internal sealed partial class Redactor
{
    public const string Hidden = "***";
    private const int Shortest = 8;
    private const int ShortestForeign = 12;

    private readonly string[] secrets;

    /// <param name="secrets">Values known to be secret; short ones are left, for they would tear texts apart.</param>
    public Redactor(IEnumerable<string?> secrets) =>
        this.secrets = [
            .. secrets
                .OfType<string>()
                .Where(secret => secret.Length >= Shortest)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(secret => secret.Length),
        ];

    /// <summary>What this process's environment holds in variables that are named like keys.</summary>
    public static IEnumerable<string> OfEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(variable => Sensitive().IsMatch((string)variable.Key))
            .Select(variable => (string)variable.Value!)
            .Where(LooksRandom);

    public string Clean(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        return LooksLikeKey().Replace(text, Hidden);
    }

    // A word or a path in such a variable is a setting; without it, answers would be torn apart.
    private static bool LooksRandom(string value) =>
        value.Length >= ShortestForeign
        && value.Any(char.IsAsciiDigit)
        && value.Any(char.IsAsciiLetter)
        && !value.Any(character => character is '/' or '\\' || char.IsWhiteSpace(character));

    [GeneratedRegex("(API_?KEY|TOKEN|SECRET|PASSW|CREDENTIAL)", RegexOptions.IgnoreCase)]
    private static partial Regex Sensitive();

    // Keys of model providers, GitHub, AWS, Google and Slack, signed tokens, and private keys. A signed token begins where
    // nothing of its kind stands before it, so that the time this takes stays in proportion to the text.
    [GeneratedRegex(
        @"\b(sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,})|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|\z)"
    )]
    private static partial Regex LooksLikeKey();
}
