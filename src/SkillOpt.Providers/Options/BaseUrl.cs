using SkillOpt.Errors;

namespace SkillOpt.Providers.Options;

/// <summary>Checks base URLs. Messages never repeat one, because it may hold what should not be shown.</summary>
internal static class BaseUrl
{
    /// <param name="text">What the user wrote.</param>
    /// <param name="usualPath">Appended to an address without a path.</param>
    public static Uri Parse(string text, string usualPath = "")
    {
        if (
            !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        )
        {
            throw SkillOptException.BadUsage(
                "base_url must be an absolute http or https address, such as http://localhost:11434/v1."
            );
        }

        // They would not be sent, and the configuration is copied into the record of the run.
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw SkillOptException.BadUsage(
                "base_url must not have a user name, a password, a query or a fragment. "
                    + "Put the key into an environment variable and name that in api_key_env."
            );
        }

        var address = uri.AbsoluteUri.TrimEnd('/');
        return new Uri(uri.AbsolutePath == "/" ? address + usualPath : address);
    }
}
