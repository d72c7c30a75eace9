using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using SkillOpt.Errors;

namespace SkillOpt.Providers.Keys;

/// <summary>A provider's key. Cannot be read back, only sent and taken out of texts.</summary>
internal sealed partial class ApiKey
{
    private readonly string value;

    private ApiKey(string variable, string value) => (Variable, this.value) = (variable, value);

    /// <summary>The environment variable it came from.</summary>
    public string Variable { get; }

    public static ApiKey Read(string variable, Func<string, string?> environment, Secrets secrets)
    {
        // Somebody may have put the key itself here; then the message must not show it.
        if (!VariableName().IsMatch(variable))
        {
            throw SkillOptException.BadUsage(
                "api_key_env must be the name of an environment variable (letters, digits and _), not the key itself."
            );
        }

        // A line end from a file is easily left behind, and an HTTP header with one would be refused with the key shown.
        var key = environment(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw SkillOptException.BadUsage(
                $"The environment variable {variable} is not set. Put the provider's key there, or name another variable in api_key_env."
            );
        }

        if (!key.All(character => character is > ' ' and <= '~'))
        {
            throw SkillOptException.BadUsage(
                $"The environment variable {variable} holds spaces or characters that no key has. Set it to the key alone."
            );
        }

        secrets.HideKey(key);
        return new ApiKey(variable, key);
    }

    public void SendAs(HttpRequestHeaders headers, string name, string prefix) =>
        headers.TryAddWithoutValidation(name, prefix + value);

    public override string ToString() => "***";

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();
}
