using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace SkillOpt.Models;

/// <summary>Strict JSON from text that a model wrote; half surrogate pairs become U+FFFD instead of a later exception.</summary>
internal static class JsonText
{
    public static bool TryParse(string text, out JsonElement value, [NotNullWhen(false)] out JsonException? error)
    {
        try
        {
            value = JsonElement.Parse(Encoding.UTF8.GetBytes(ReplaceHalfPairs(text)));
            error = null;
            return true;
        }
        catch (JsonException exception)
        {
            value = default;
            error = exception;
            return false;
        }
    }

    private static string ReplaceHalfPairs(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var length = 1;
            if (text[i] == '\\' && TryEscape(text, i, out var first))
            {
                length = 6;
                var paired =
                    char.IsHighSurrogate(first)
                    && TryEscape(text, i + length, out var second)
                    && char.IsLowSurrogate(second);
                if (char.IsSurrogate(first) && !paired)
                {
                    result.Append("\\ufffd");
                    i += length;
                    continue;
                }

                length = paired ? 12 : length;
            }
            else if (text[i] == '\\' && i + 1 < text.Length)
            {
                length = 2;
            }

            result.Append(text, i, length);
            i += length;
        }

        return result.ToString();
    }

    private static bool TryEscape(string text, int start, out char value)
    {
        value = default;
        if (start + 6 > text.Length || text[start] != '\\' || text[start + 1] != 'u')
        {
            return false;
        }

        var code = 0;
        for (var i = start + 2; i < start + 6; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }

            code = (code << 4) | Convert.ToInt32(text[i].ToString(), 16);
        }

        value = (char)code;
        return true;
    }
}
