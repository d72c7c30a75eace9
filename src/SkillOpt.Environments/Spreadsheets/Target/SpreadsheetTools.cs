using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>What the target can do in its folder. Whatever goes wrong is told to it.</summary>
internal sealed class SpreadsheetTools(PythonRunner python, TaskWorkspace workspace)
{
    /// <summary>Characters of the longest result: a file, cut already.</summary>
    public const int LongestResult = 5 * LongestText;

    private const int LongestText = 4000;
    private const int LongestFile = 1 << 20;

    private string? lastCode;
    private string? lastGood;

    public IReadOnlyList<AgentTool> All =>
        [
            new AgentTool(
                "run_python",
                "Runs a Python script: the code given, or a file of your folder. Returns what it printed and what it saved.",
                """{"type":"object","properties":{"code":{"type":"string","description":"The script."},"path":{"type":"string","description":"Instead of code: a file such as solution.py."}}}""",
                (arguments, token) => RunAsync(arguments.OptionalText("code"), arguments.OptionalText("path"), token)
            ),
            new AgentTool(
                "write_file",
                "Writes a text file in your folder, in place of one of the same name.",
                """{"type":"object","properties":{"path":{"type":"string"},"content":{"type":"string"}},"required":["path","content"]}""",
                (arguments, _) =>
                    Task.FromResult(Write(arguments.Text("path"), arguments.OptionalText("content") ?? ""))
            ),
            new AgentTool(
                "read_file",
                "Reads a text file of your folder.",
                """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}""",
                (arguments, _) => Task.FromResult(Read(arguments.Text("path")))
            ),
        ];

    /// <summary>The file solution.py; without one the last script that saved a workbook, or the last one at all.</summary>
    public string? Solution() => SolutionFile.Read(workspace.Files) ?? lastGood ?? lastCode;

    private async Task<string> RunAsync(string? given, string? path, CancellationToken cancellationToken)
    {
        var name = path ?? SolutionFile.Name;
        var code = string.IsNullOrWhiteSpace(given) ? Own(name) : given;
        if (string.IsNullOrWhiteSpace(code))
        {
            throw new ToolException($"there is no script {name} in your folder, and no code was given.");
        }

        lastCode = code;
        var run = await python.RunAsync(code, workspace, cancellationToken).ConfigureAwait(false);
        lastGood = run.Succeeded ? code : lastGood;
        var saved = run.HasWorkbook
            ? $"Saved at OUTPUT_PATH:\n{WorkbookPreview.Of(workspace.Output)}"
            : run.MissingOutput;
        var ended = run.EndedWell ? "The script ended well." : run.Problem;
        return $"{ended}\n{Excerpt.Of(run.Printed, LongestText)}\n{Excerpt.Of(saved, LongestText)}";
    }

    private string Write(string path, string content)
    {
        if (content.Length > LongestFile)
        {
            throw new ToolException($"a file may have {LongestFile} characters.");
        }

        try
        {
            return workspace.Files.WriteText(path, content)
                ? $"Written: {path}."
                : throw new ToolException("the path must lead to a file inside of your folder.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"that did not work: {error.Message}");
        }
    }

    private string Read(string path) =>
        Own(path) is { } text
            ? Excerpt.Of(text, LongestText * 4)
            : throw new ToolException("there is no such text file in your folder.");

    private string? Own(string path)
    {
        try
        {
            return workspace.Files.ReadText(path, LongestFile * 4L);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"that did not work: {error.Message}");
        }
    }
}
