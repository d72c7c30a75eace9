using System.Globalization;
using System.Text.RegularExpressions;
using SkillOpt.ToolUse;

namespace SkillOpt.Harnesses.Tools;

/// <summary>
/// Finds lines by a regular expression. One that could take exponential time is not tried: what is found must not depend
/// on how fast this machine is.
/// </summary>
internal static class GrepTool
{
    public const string Name = "grep";

    private const int Most = 100;
    private const int LongestShown = 400;

    // Of texts from 100,000 characters on, .NET's search with a time limit misses matches that run to their end.
    private const int LongestSearched = 20_000;
    private const int LongestPattern = 1000;
    private const long MostBytes = 512L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static AgentTool Of(WorkspaceFiles files) =>
        new(
            Name,
            "Finds lines by a regular expression, in a file, in a folder or in all files; (?i) at its beginning ignores letter "
                + "case. At most 100 lines, with file and line number.",
            """
            {"type":"object","properties":{"pattern":{"type":"string"},"path":{"type":"string"}},"required":["pattern"]}
            """,
            (arguments, token) =>
                FindAsync(files, Compiled(arguments.Text("pattern")), arguments.OptionalText("path"), token)
        );

    private static async Task<string> FindAsync(
        WorkspaceFiles files,
        Regex pattern,
        string? path,
        CancellationToken cancellationToken
    )
    {
        List<string> found = [];
        var bytes = 0L;
        foreach (var file in files.List(path))
        {
            await using var stream = files.Open(file);
            bytes += stream.Length;
            if (bytes > MostBytes)
            {
                found.Add("[stopped after 512 MB: name a file or a folder]");
                break;
            }

            if (BoundedLines.IsBinary(stream))
            {
                continue;
            }

            var number = 0;
            await foreach (
                var line in BoundedLines.ReadAsync(stream, LongestSearched, cancellationToken).ConfigureAwait(false)
            )
            {
                number++;
                if (!IsMatch(pattern, line))
                {
                    continue;
                }

                var shown = line.Length <= LongestShown ? line : line[..LongestShown] + "...";
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {shown}"));
                if (found.Count == Most)
                {
                    return string.Join('\n', found) + "\n[there may be more]";
                }
            }
        }

        return found.Count == 0 ? "no line matches" : string.Join('\n', found);
    }

    private static Regex Compiled(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
        {
            throw new ToolException($"the argument 'pattern' must have 1 to {LongestPattern} characters.");
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
        }
        catch (NotSupportedException)
        {
            throw new ToolException("the pattern looks around or back, or is too large; that is not supported.");
        }
        catch (ArgumentException problem)
        {
            throw new ToolException($"the pattern is no regular expression: {problem.Message}");
        }
    }

    private static bool IsMatch(Regex pattern, string line)
    {
        try
        {
            return pattern.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ToolException("the search took too long. Use a simpler pattern.");
        }
    }
}
