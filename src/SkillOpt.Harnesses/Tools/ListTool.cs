using System.IO.Enumeration;
using SkillOpt.ToolUse;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Names of files.</summary>
internal static class ListTool
{
    public const string Name = "list_files";

    private const int Most = 200;

    public static AgentTool Of(WorkspaceFiles files) =>
        new(
            Name,
            "Lists the files of your folder and of those below it; only those whose name or path matches 'pattern' with * and ? "
                + "if there is one. At most 200.",
            """{"type":"object","properties":{"pattern":{"type":"string"}}}""",
            (arguments, _) => Task.FromResult(List(files, arguments.OptionalText("pattern")))
        );

    private static string List(WorkspaceFiles files, string? pattern)
    {
        var found = files.List(null).Where(file => pattern is null || Matches(pattern, file)).ToList();
        return found.Count == 0 ? "no file matches"
            : found.Count <= Most ? string.Join('\n', found)
            : $"{string.Join('\n', found.Take(Most))}\n[{found.Count - Most} more]";
    }

    private static bool Matches(string pattern, string file)
    {
        // Where a star takes in slashes, two of them mean no more than one, but may also stand for no folder at all.
        var name = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        string[] ways = name.StartsWith("**/", StringComparison.Ordinal) ? [name, name[3..]] : [name];
        return ways.Any(way =>
            FileSystemName.MatchesSimpleExpression(way, file)
            || FileSystemName.MatchesSimpleExpression(way, Path.GetFileName(file))
        );
    }
}
