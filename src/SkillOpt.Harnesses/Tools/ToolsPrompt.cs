namespace SkillOpt.Harnesses.Tools;

/// <summary>The system message. Part of the harness's fingerprint.</summary>
internal static class ToolsPrompt
{
    private const string Role =
        "You work on a task in a folder, by calling tools. Paths are relative to the folder, and there is nothing outside "
        + "of it. Call tools until you are done, then reply without a call: your last message is your answer.";

    private const string Reading = " You can read and search files and cannot change any.";

    private const string Writing = " You can also write files where the task asks for it.";

    /// <param name="skillPath">Null for no skill, of which nothing is said then.</param>
    /// <param name="writesFiles">Whether there are tools for it.</param>
    public static string System(string? skillPath, bool writesFiles)
    {
        var skill = skillPath is null
            ? ""
            : $"\n\nThere is a skill for such tasks in {skillPath}. Read that file first, all of it, and apply its rules.";
        return $"{Role}{(writesFiles ? Writing : Reading)}{skill}";
    }

    /// <summary>Everything that can be said.</summary>
    public static string All => $"{System("-", writesFiles: true)}\n{System(null, writesFiles: false)}";
}
