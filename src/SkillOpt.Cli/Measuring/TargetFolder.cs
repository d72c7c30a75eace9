using System.Security.Cryptography;
using System.Text;

namespace SkillOpt.Cli.Measuring;

/// <summary>The folder of all measurements with one target and its parameters.</summary>
internal static class TargetFolder
{
    private const int MaxWords = 48;

    /// <param name="parent">The folder of all targets.</param>
    /// <param name="target">The target with its parameters, as records name it.</param>
    public static string Of(string parent, string target)
    {
        var words = target.Split(' ')[0].Select(letter => IsPlain(letter) ? char.ToLowerInvariant(letter) : '-');
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..8];
        return Path.Combine(parent, $"{string.Concat(words.Take(MaxWords))}-{hash}");
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_';
}
