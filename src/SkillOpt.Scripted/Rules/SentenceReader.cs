using System.Text;

namespace SkillOpt.Scripted.Rules;

/// <summary>Cuts a line of a skill into sentences of lower-case words; commas stay as words of their own.</summary>
internal static class SentenceReader
{
    public static IEnumerable<Sentence> Read(string line)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= line.Length; i++)
        {
            var c = i < line.Length ? line[i] : '\n';
            var next = i + 1 < line.Length ? line[i + 1] : ' ';
            if (char.IsLetterOrDigit(c) || (word.Length > 0 && IsJoint(c) && char.IsLetterOrDigit(next)))
            {
                word.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0)
            {
                tokens.Add(word.ToString());
                word.Clear();
            }

            if (c is ',' or ':' or '(' or ')' or ';' or '–' or '—')
            {
                tokens.Add(",");
            }
            else if (IsEnd(c, next, tokens))
            {
                if (tokens.Count > 0)
                {
                    yield return Sentence.From(tokens);
                    tokens.Clear();
                }
            }
        }
    }

    private static bool IsJoint(char c) => c is '/' or '.' or '\'' or '’';

    private static bool IsEnd(char c, char next, List<string> tokens) =>
        c is '!' or '?' or '\n'
        || (c == '.' && char.IsWhiteSpace(next) && (tokens.Count == 0 || tokens[^1] is not ("e.g" or "i.e" or "etc")));
}
