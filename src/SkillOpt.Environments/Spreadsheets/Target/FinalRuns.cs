using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>The runs of the final script that are scored, each in a folder of its own where nothing was before.</summary>
internal sealed class FinalRuns : IDisposable
{
    private const int LongestPrinted = 1500;

    private readonly List<TaskWorkspace> workspaces = [];

    /// <summary>In the order of the test cases.</summary>
    public List<ProducedWorkbook> Produced { get; } = [];

    public async Task RunAsync(
        string? code,
        SpreadsheetTask task,
        PythonRunner python,
        CancellationToken cancellationToken
    )
    {
        foreach (var test in task.Cases)
        {
            if (code is null)
            {
                Produced.Add(new ProducedWorkbook(null, "the target wrote no script"));
                continue;
            }

            var workspace = new TaskWorkspace(test.InputPath);
            workspaces.Add(workspace);
            var run = await python.RunAsync(code, workspace, cancellationToken).ConfigureAwait(false);
            if (run.Succeeded)
            {
                Produced.Add(new ProducedWorkbook(workspace.Output));
            }
            else
            {
                var problem = run.EndedWell ? run.MissingOutput : run.Problem;
                var text = $"{problem}\n{Excerpt.Of(run.Printed, LongestPrinted)}".TrimEnd();
                Produced.Add(new ProducedWorkbook(null, text));
            }
        }
    }

    public void Dispose() => workspaces.ForEach(workspace => workspace.Dispose());
}
