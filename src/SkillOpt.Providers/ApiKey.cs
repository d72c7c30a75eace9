using System.ClientModel;
using System.Text.RegularExpressions;
using SkillOpt.Errors;

namespace SkillOpt.Providers;

/// <summary>A provider's key. Cannot be read back, only sent and taken out of texts.</summary>
internal sealed partial class ApiKey
{
    private readonly string value;

    private ApiKey(string variable, string value) => (Variable, this.value) = (variable, value);

    /// <summary>The environment variable it came from.</summary>
    public string Variable { get; }

    public ApiKeyCredential Credential => new(value);

    public static ApiKey Read(string variable, Func<string, string?> environment)
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

        return key.All(character => character is > ' ' and <= '~')
            ? new ApiKey(variable, key)
            : throw SkillOptException.BadUsage(
                $"The environment variable {variable} holds spaces or characters that no key has. Set it to the key alone."
            );
    }

    public string RemoveFrom(string text) => text.Replace(value, "***", StringComparison.Ordinal);

    public override string ToString() => "***";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex VariableName();
}
