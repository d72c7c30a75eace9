using System.Text.RegularExpressions;
using SkillOpt.Errors;
using SkillOpt.Providers.Keys;

namespace SkillOpt.Providers.Options;

/// <summary>Checks and resolves extra headers. Messages show names, never values.</summary>
internal static partial class Headers
{
    private static readonly string[] Ours =
    [
        "Content-Type",
        "Content-Length",
        "Host",
        "Transfer-Encoding",
        "Connection",
    ];

    public static void Check(IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            if (!Name().IsMatch(name))
                throw SkillOptException.BadUsage(
                    "headers: a header's name has letters, digits and -, and nothing else."
                );
            if (Ours.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw SkillOptException.BadUsage($"headers: {name} is set by the client. Remove it.");
            if (value == Redaction.Hidden)
            {
                throw SkillOptException.BadUsage(
                    $"headers: {name} has the value that copies of a configuration have in place of the real one. "
                        + $"Write ${{NAME}} with the environment variable that holds it."
                );
            }
        }
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Resolve(
        IReadOnlyDictionary<string, string> headers,
        Func<string, string?> environment,
        Secrets secrets
    ) =>
        [
            .. headers.Select(header =>
            {
                var value = References.Resolve(header.Value, $"headers: {header.Key}", environment, secrets).Trim();
                if (value.Length == 0 || !value.All(character => character is >= ' ' and <= '~'))
                {
                    throw SkillOptException.BadUsage(
                        $"headers: {header.Key} is empty or has characters that no header can hold, such as a line end."
                    );
                }

                secrets.Hide(value);
                return KeyValuePair.Create(header.Key, value);
            }),
        ];

    [GeneratedRegex(@"^[A-Za-z0-9-]+\z")]
    private static partial Regex Name();
}
