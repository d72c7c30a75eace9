using System.Globalization;
using SkillOpt.Skills;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>What the target is told. Part of the environment's fingerprint.</summary>
internal static class SpreadsheetPrompts
{
    public const string NoCode =
        "There is no code block in your reply. Send the whole script in one block that starts with ```python.";

    private const string Paths =
        "Two names are defined when a script starts: INPUT_PATH, the workbook to work on, and OUTPUT_PATH, where the "
        + "changed workbook must be saved. Do not assign them and do not write out any path. The script may use the "
        + "standard library and openpyxl (pandas only if it can be imported), sees no other files, starts no other "
        + "programs and has no network.";

    private const string Writing =
        "You change Excel workbooks with Python. You are given a task and a short look at a workbook, and you answer with "
        + "one complete script. "
        + Paths
        + " Put the script into a single block that starts with ```python. It is run on this workbook and on others of "
        + "the same layout, so read what you need from the workbook instead of copying values from the preview.";

    private const string Calling =
        "You change Excel workbooks with Python, and you have tools for it: run_python runs a script, write_file and "
        + "read_file work on text files in your folder. "
        + Paths
        + " Look at the workbook first, then write the solution to solution.py as a script that stands on its own, run "
        + "it, and check what it saved. solution.py is run in the end on this workbook and on others of the same layout. "
        + "Reply without a tool call once you are done.";

    private const string InFolder =
        "You change Excel workbooks with Python. The workbook is input.xlsx in this folder. Write a script for the task to "
        + "solution.py in this folder, or, where you cannot write files, put it into a single block that starts with "
        + "```python in your last message. Only the script counts: it is run in the end on this workbook and on others of "
        + "the same layout, so it must read what it needs from the workbook. "
        + Paths
        + " Where you can run Python, try it with: python3 -c \"INPUT_PATH, OUTPUT_PATH = 'input.xlsx', 'output.xlsx'; "
        + "exec(open('solution.py').read())\"";

    /// <summary>Of a task in a workspace.</summary>
    public static string Page(SpreadsheetTask task, string preview) =>
        $"## Instructions\n\n{InFolder}\n\n{User(task, preview)}\n";

    /// <summary>The same without a task, for a fingerprint.</summary>
    public static string PageWords => Page(Sample, "x");

    public static string All => string.Join('\n', Writing, Calling, NoCode, User(Sample, "x"), Failed("x", "y"));

    public static string System(SpreadsheetMode mode, Skill skill)
    {
        var role = mode == SpreadsheetMode.Tool ? Calling : Writing;
        return string.IsNullOrWhiteSpace(skill.Text) ? role : $"{role}\n\n## Skill\n\n<skill>\n{skill.Text}\n</skill>";
    }

    public static string User(SpreadsheetTask task, string preview)
    {
        var sheet = string.IsNullOrWhiteSpace(task.AnswerSheet) ? "" : $"\nSheet of the answer: {task.AnswerSheet}";
        return $"""
            ## Task

            {task.Instruction}

            Kind of task: {(task.InstructionType.Length > 0 ? task.InstructionType : "not given")}
            Cells that are checked: {(task.AnswerPosition.Length > 0 ? task.AnswerPosition : "not given")}{sheet}

            ## The workbook

            {preview}

            This shows only the upper left corner of each sheet. There may be more rows, columns and gaps than you see here.
            """;
    }

    public static string Failed(string problem, string printed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{problem}\n\n{printed}\n\nSend the whole corrected script in one block that starts with ```python."
        );

    private static SpreadsheetTask Sample => new("id", "instruction", "type", "A1", "Sheet1", []);
}
