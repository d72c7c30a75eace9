using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SkillOpt.Tasks;

/// <summary>
/// Turns any id into a file name that is readable, different for different ids (also where letter case is ignored),
/// and safe on every common file system.
/// </summary>
internal static class SafeFileName
{
    public const int MaxLength = 120;

    private const int HashLength = 16;

    public static string For(string id)
    {
        if (id.Length == 0)
        {
            // "%em" is no encoding of anything, so no other id gets this name.
            return "%empty";
        }

        var encoded = Encode(id);
        if (encoded.Length <= MaxLength && !encoded.Any(char.IsAsciiLetterUpper))
        {
            return encoded;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(encoded)))[..HashLength];
        return $"{encoded[..Math.Min(encoded.Length, MaxLength - HashLength - 1)]}~{hash}";
    }

    private static string Encode(string id)
    {
        var reserved = IsReserved(id);
        var result = new StringBuilder(id.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < id.Length; )
        {
            if (!Rune.TryGetRuneAt(id, i, out var rune))
            {
                result.Append(CultureInfo.InvariantCulture, $"%u{(int)id[i]:x4}");
                i++;
                continue;
            }

            if (IsPlain(id, i) && !(reserved && i == 0))
            {
                result.Append(id[i]);
            }
            else
            {
                foreach (var part in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    result.Append(CultureInfo.InvariantCulture, $"%{part:x2}");
                }
            }

            i += rune.Utf16SequenceLength;
        }

        return result.ToString();
    }

    private static bool IsPlain(string id, int i) =>
        char.IsAsciiLetterOrDigit(id[i])
        || id[i] is '-' or '_'
        || (id[i] == '.' && i > 0 && i < id.Length - 1 && id[i - 1] != '.');

    // Device names of Windows, with any extension.
    private static bool IsReserved(string id)
    {
        var stem = id.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
    }
}
