using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace SkillOpt.Models;

/// <summary>
/// Rewrites one almost-JSON object as JSON where only one reading is possible: trailing commas, comments, single
/// quotes, Python's words, raw control characters in strings, and closing brackets missing at the very end.
/// </summary>
internal sealed partial class JsonRepair
{
    private readonly string text;
    private readonly StringBuilder output;
    private readonly Stack<char> open = new();
    private Expect expect = Expect.Value;
    private bool commaPending;
    private bool lastWasNumber;
    private int position;
    private string? problem;

    private JsonRepair(string text)
    {
        this.text = text;
        output = new StringBuilder(text.Length);
    }

    private enum Expect
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        Colon,
        CommaOrEnd,
        Nothing,
    }

    public static bool TryRepair(
        string text,
        [NotNullWhen(true)] out string? json,
        [NotNullWhen(false)] out string? error
    )
    {
        var repair = new JsonRepair(text);
        var isDone = repair.Run();
        json = isDone ? repair.output.ToString() : null;
        error = isDone ? null : TextPosition.Describe(text, repair.position, repair.problem!);
        return isDone;
    }

    private bool Run()
    {
        while (true)
        {
            SkipBlank();
            if (position >= text.Length)
            {
                return Finish();
            }

            if (!Step(text[position]))
            {
                problem ??= $"expected {Wanted()}";
                return false;
            }
        }
    }

    private bool Step(char c) =>
        (c, expect) switch
        {
            ('{', Expect.Value or Expect.ValueOrEnd) => Open('{', Expect.KeyOrEnd),
            ('[', Expect.Value or Expect.ValueOrEnd) => Open('[', Expect.ValueOrEnd),
            ('}', Expect.KeyOrEnd or Expect.CommaOrEnd) => Close('{', '}'),
            ('}', Expect.Key) when commaPending => Close('{', '}'),
            (']', Expect.ValueOrEnd or Expect.CommaOrEnd) => Close('[', ']'),
            (']', Expect.Value) when commaPending => Close('[', ']'),
            (',', Expect.CommaOrEnd) => Comma(),
            (':', Expect.Colon) => Colon(),
            ('"' or '\'', Expect.Key or Expect.KeyOrEnd) => String(c, Expect.Colon),
            ('"' or '\'', Expect.Value or Expect.ValueOrEnd) => String(c, Expect.CommaOrEnd),
            (_, Expect.Value or Expect.ValueOrEnd) => Word(),
            _ => false,
        };

    private bool Open(char bracket, Expect next)
    {
        WriteComma();
        open.Push(bracket);
        output.Append(bracket);
        position++;
        expect = next;
        return true;
    }

    private bool Close(char opening, char closing)
    {
        if (open.Peek() != opening)
        {
            return false;
        }

        commaPending = false;
        open.Pop();
        output.Append(closing);
        position++;
        AfterValue(isNumber: false);
        return true;
    }

    private bool Comma()
    {
        commaPending = true;
        position++;
        expect = open.Peek() == '{' ? Expect.Key : Expect.Value;
        return true;
    }

    private bool Colon()
    {
        output.Append(':');
        position++;
        expect = Expect.Value;
        return true;
    }

    private bool Word()
    {
        var end = position;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '-' or '.'))
        {
            end++;
        }

        var word = text[position..end];
        var json = word switch
        {
            "true" or "True" => "true",
            "false" or "False" => "false",
            "null" or "None" => "null",
            _ => Number().IsMatch(word) ? word : null,
        };
        if (json is null)
        {
            return false;
        }

        WriteComma();
        output.Append(json);
        position = end;
        AfterValue(isNumber: char.IsAsciiDigit(json[^1]));
        return true;
    }

    private bool String(char quote, Expect next)
    {
        WriteComma();
        output.Append('"');
        for (var i = position + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
            {
                output.Append('"');
                position = i + 1;
                lastWasNumber = false;
                expect = next;
                return true;
            }

            if (c == '\\')
            {
                if (++i < text.Length && !Escape(text[i]))
                {
                    position = i - 1;
                    problem = "a backslash in a string must be written twice";
                    return false;
                }
            }
            else
            {
                Plain(c);
            }
        }

        problem = "a string is never closed; was the reply cut off?";
        return false;
    }

    private bool Escape(char c)
    {
        if (c == '\'')
        {
            output.Append(c);
            return true;
        }

        output.Append('\\').Append(c);
        return c is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u';
    }

    private void Plain(char c)
    {
        if (c == '"')
        {
            output.Append("\\\"");
        }
        else if (c < ' ')
        {
            output.Append("\\u00").Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            output.Append(c);
        }
    }

    private void AfterValue(bool isNumber)
    {
        lastWasNumber = isNumber;
        expect = open.Count == 0 ? Expect.Nothing : Expect.CommaOrEnd;
    }

    // A number at the very end may have lost digits, so it does not count as complete.
    private bool Finish()
    {
        if (expect is not (Expect.Nothing or Expect.CommaOrEnd) || lastWasNumber)
        {
            problem = "the object ends too early; was the reply cut off?";
            return false;
        }

        foreach (var bracket in open)
        {
            output.Append(bracket == '{' ? '}' : ']');
        }

        return true;
    }

    private void WriteComma()
    {
        if (commaPending)
        {
            output.Append(',');
            commaPending = false;
        }
    }

    private void SkipBlank()
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (JsonComments.TrySkip(text, position, out var end))
            {
                position = end;
            }
            else
            {
                return;
            }
        }
    }

    private string Wanted() =>
        expect switch
        {
            Expect.Value => "a value",
            Expect.ValueOrEnd => "a value or ]",
            Expect.Key => "a key in double quotes",
            Expect.KeyOrEnd => "a key in double quotes or }",
            Expect.Colon => "a colon",
            Expect.CommaOrEnd => open.Peek() == '{' ? "a comma or }" : "a comma or ]",
            _ => "nothing after the object",
        };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
