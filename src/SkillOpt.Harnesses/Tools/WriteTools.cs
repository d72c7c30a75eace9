using SkillOpt.ToolUse;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Changing files, for tasks that ask for it.</summary>
internal static class WriteTools
{
    private const int Longest = 1 << 20;

    /// <param name="files">The workspace.</param>
    /// <param name="kept">Paths that must stay as they are: the task and the skill.</param>
    public static IReadOnlyList<AgentTool> Of(WorkspaceFiles files, IReadOnlyList<string> kept) =>
        [
            new AgentTool(
                "write_file",
                "Writes a text file in your folder, in place of one of the same name.",
                """
                {"type":"object","properties":{"path":{"type":"string"},"content":{"type":"string"}},"required":["path","content"]}
                """,
                (arguments, _) => Task.FromResult(Write(files, kept, arguments.Text("path"), arguments.Text("content")))
            ),
            new AgentTool(
                "edit",
                "Replaces a piece of a text file. 'old' must be in the file exactly once, as it is with its line breaks and spaces.",
                """
                {"type":"object","properties":{"path":{"type":"string"},"old":{"type":"string"},"new":{"type":"string"}},
                "required":["path","old","new"]}
                """,
                (arguments, _) =>
                    Task.FromResult(
                        Write(
                            files,
                            kept,
                            arguments.Text("path"),
                            Edited(files.Text(arguments.Text("path")), arguments.Text("old"), arguments.Text("new"))
                        )
                    )
            ),
        ];

    private static string Write(WorkspaceFiles files, IReadOnlyList<string> kept, string path, string content)
    {
        if (content.Length > Longest)
        {
            throw new ToolException($"a file may have {Longest} characters.");
        }

        if (files.IsOneOf(path, kept))
        {
            throw new ToolException($"'{path}' is not yours to change.");
        }

        files.Write(path, content);
        return $"written: {path}";
    }

    private static string Edited(string text, string old, string replacement)
    {
        var at = old.Length == 0 ? -1 : text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? throw new ToolException("'old' is not in the file. Read it again.")
            : text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0
                ? throw new ToolException("'old' is in the file more than once. Give more of what stands around it.")
            : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
