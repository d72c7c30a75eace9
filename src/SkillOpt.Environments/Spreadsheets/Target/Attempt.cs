using Microsoft.Extensions.AI;
using SkillOpt.Environments.Spreadsheets.Running;
using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>One attempt of the target at a task: what it needs to ask and to run scripts.</summary>
internal sealed record Attempt(
    SpreadsheetTask Task,
    Skill Skill,
    IChatClient Model,
    PythonRunner Python,
    SpreadsheetBenchOptions Options,
    List<TrajectoryEntry> Trajectory
)
{
    /// <summary>Why the first reply was empty when that was not the target's decision.</summary>
    public string? WhyEmpty { get; private set; }

    public List<ChatMessage> Begin(string inputPath)
    {
        var user = SpreadsheetPrompts.User(Task, WorkbookPreview.Of(inputPath));
        Trajectory.Add(new TrajectoryEntry("user", user));
        return
        [
            new ChatMessage(ChatRole.System, SpreadsheetPrompts.System(Options.Mode, Skill)),
            new ChatMessage(ChatRole.User, user),
        ];
    }

    public async Task<ChatResponse> AskAsync(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var response = await Model
            .GetResponseAsync(messages, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        messages.AddMessages(response);
        if (response.Text.Length > 0)
        {
            Trajectory.Add(new TrajectoryEntry("assistant", response.Text));
        }

        Heard(response);
        return response;
    }

    public void Heard(ChatResponse response) => WhyEmpty ??= EmptyReply.WhyNotMeant(response);

    public void Saw(string text) => Trajectory.Add(new TrajectoryEntry("observation", text));
}
