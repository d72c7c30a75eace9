using Microsoft.Extensions.AI;
using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.ToolUse;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>The target writes scripts in code blocks, one or several in turns.</summary>
internal static class WritingTarget
{
    private const int LongestError = 3000;

    /// <summary>The script to be scored; null when there is none.</summary>
    public static async Task<string?> SolveAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var input = attempt.Task.Cases[0].InputPath;
        var messages = attempt.Begin(input);
        if (attempt.Options.Mode == SpreadsheetMode.SingleTurn)
        {
            var reply = (await attempt.AskAsync(messages, cancellationToken).ConfigureAwait(false)).Text;
            return CodeBlock.Only(reply);
        }

        string? code = null;
        using var workspace = new TaskWorkspace(input);
        for (var turn = 1; turn <= attempt.Options.MaxTurns; turn++)
        {
            var response = await attempt.AskAsync(messages, cancellationToken).ConfigureAwait(false);
            if (attempt.WhyEmpty is not null)
            {
                return code;
            }

            var (own, next) = await TryAsync(attempt, response.Text, workspace, cancellationToken)
                .ConfigureAwait(false);
            code = own ?? code;
            if (next is null)
            {
                return code;
            }

            attempt.Saw(next);
            messages.Add(new ChatMessage(ChatRole.User, next));
        }

        return code;
    }

    private static async Task<(string? Code, string? Next)> TryAsync(
        Attempt attempt,
        string reply,
        TaskWorkspace workspace,
        CancellationToken cancellationToken
    )
    {
        if (CodeBlock.Find(reply) is not { } code)
        {
            return (null, SpreadsheetPrompts.NoCode);
        }

        var run = await attempt.Python.RunAsync(code, workspace, cancellationToken).ConfigureAwait(false);
        if (run.Succeeded)
        {
            attempt.Saw(
                $"The script ended well and saved a workbook. {Excerpt.Of(run.Printed, LongestError)}".TrimEnd()
            );
            return (code, null);
        }

        var problem = run.EndedWell ? run.MissingOutput : run.Problem;
        return (code, SpreadsheetPrompts.Failed(problem, Excerpt.Of(run.Printed, LongestError)));
    }
}
