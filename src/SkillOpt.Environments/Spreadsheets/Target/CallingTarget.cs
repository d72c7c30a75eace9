using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>The target works with tools in a folder of its own.</summary>
internal static class CallingTarget
{
    public static async Task<string?> SolveAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var input = attempt.Task.Cases[0].InputPath;
        var messages = attempt.Begin(input);
        using var workspace = new TaskWorkspace(input);
        workspace.Prepare();
        var tools = new SpreadsheetTools(attempt.Python, workspace);
        var loop = new ToolLoop(tools.All, attempt.Options.MaxTurns)
        {
            MustAnswer = false,
            LongestResult = SpreadsheetTools.LongestResult,
        };
        var last = await loop.RunAsync(attempt.Model, messages, attempt.Trajectory, cancellationToken)
            .ConfigureAwait(false);
        attempt.Heard(last);
        return tools.Solution();
    }
}
