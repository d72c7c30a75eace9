namespace SkillOpt.Models;

/// <summary>Finds what looks like a top-level JSON object in prose. One pass, whatever the text.</summary>
internal static class JsonSpans
{
    /// <summary>How many there are, and the text of the first one; to the end of the text when it is never closed.</summary>
    public static (int Count, string First) Find(string text)
    {
        var count = 0;
        var first = "";
        for (var i = 0; i < text.Length; )
        {
            if (text[i] != '{')
            {
                i++;
                continue;
            }

            var isObject = LooksLikeObject(text, i);
            var end = isObject ? SkipObject(text, i) : SkipBraces(text, i);
            if (isObject && count++ == 0)
            {
                first = text[i..end];
            }

            i = end;
        }

        return (count, first);
    }

    private static bool LooksLikeObject(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i < text.Length && text[i] is '"' or '\'' or '}' or '/';
    }

    private static int SkipBraces(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int SkipObject(string text, int start)
    {
        var depth = 0;
        var previous = '{';
        for (var i = start; i < text.Length; )
        {
            var c = text[i];
            if (c == '"' || (c == '\'' && previous is '{' or '[' or ',' or ':'))
            {
                i = SkipString(text, i);
            }
            else if (JsonComments.TrySkip(text, i, out var afterComment))
            {
                i = afterComment;
                continue;
            }
            else
            {
                depth += c switch
                {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                i++;
            }

            if (depth == 0)
            {
                return i;
            }

            previous = char.IsWhiteSpace(c) ? previous : c;
        }

        return text.Length;
    }

    private static int SkipString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
