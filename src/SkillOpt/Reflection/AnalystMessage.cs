using System.Globalization;
using Microsoft.Extensions.AI;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>The user message of an analyst call.</summary>
internal static class AnalystMessage
{
    public static ChatMessage Build(
        OptimizerContext context,
        SkillUpdateMode mode,
        int? budget,
        IReadOnlyList<AnalystTrajectory> trajectories,
        int maxTrajectoryTokens,
        bool isRefined = false,
        bool namesItems = false
    )
    {
        var message = new MessageText()
            .Skill("## Current Skill", context.Skill.Text)
            .Heading("## Edit Budget")
            .Line(EditBudget.Sentence(mode, budget))
            .NamedItems(namesItems)
            .Memory(context.Memory)
            .PreviousSteps(context.PreviousSteps)
            .EndOfShared()
            .Heading(string.Create(CultureInfo.InvariantCulture, $"## Trajectories ({trajectories.Count})"));
        for (var i = 0; i < trajectories.Count; i++)
        {
            Trajectory(message, trajectories[i], i + 1, trajectories.Count, maxTrajectoryTokens);
        }

        return message.ToMessage(isRefined);
    }

    private static MessageText NamedItems(this MessageText message, bool isWanted) =>
        isWanted
            ? message
                .Heading("## Items of an Edit")
                .Line(
                    "Give every edit a list `item_ids` beside its other fields: the items below whose failures it would have "
                        + "prevented, the clearest first. The edit is tried on them, and dropped when they all fail again."
                )
            : message;

    private static void Trajectory(MessageText message, AnalystTrajectory trajectory, int number, int of, int maxTokens)
    {
        var item = DataText.OneLine(trajectory.ItemId);
        message.Heading(string.Create(CultureInfo.InvariantCulture, $"### Trajectory {number} of {of}: item {item}"));
        if (!string.IsNullOrWhiteSpace(trajectory.TaskType))
        {
            message.Line($"Task type: {DataText.OneLine(trajectory.TaskType)}");
        }

        Attempt(message, trajectory, maxTokens);
        if (trajectory.Contrast is { } contrast)
        {
            message.Line(
                "Contrast: with the same skill another attempt at this item ended the other way. Look for where the two "
                    + "first part."
            );
            Attempt(message, contrast, maxTokens);
        }
    }

    private static void Attempt(MessageText message, AnalystTrajectory trajectory, int maxTokens)
    {
        message.Line($"Score: {TrajectoryText.Score(trajectory)}");
        if (!string.IsNullOrWhiteSpace(trajectory.Feedback))
        {
            message.Line($"Feedback: {DataText.Labelled(trajectory.Feedback)}");
        }

        message.Tagged("trajectory", TrajectoryText.Render(trajectory, maxTokens));
    }
}
