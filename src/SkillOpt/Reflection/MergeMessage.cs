using System.Globalization;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>The user messages of the merge calls.</summary>
internal static class MergeMessage
{
    /// <summary>Previous steps are not shown to merges. The level counts rounds of merging from 1.</summary>
    public static string Build(
        OptimizerContext context,
        SkillUpdateMode mode,
        IReadOnlyList<Patch> patches,
        int level
    ) =>
        Json(
                Begin(context)
                    .Heading(string.Create(CultureInfo.InvariantCulture, $"## Patches ({patches.Count})"))
                    .Line(string.Create(CultureInfo.InvariantCulture, $"Merge level {level}.")),
                mode,
                patches
            )
            .ToString();

    /// <summary>The numbers in the headings count proposals.</summary>
    public static string BuildFinal(OptimizerContext context, SkillUpdateMode mode, Patch failure, Patch success)
    {
        var message = Begin(context);
        Json(message.Heading(Group(1, "failure proposals, high priority", failure)), mode, [failure]);
        Json(message.Heading(Group(2, "success proposals, lower priority", success)), mode, [success]);
        return message.ToString();
    }

    private static MessageText Begin(OptimizerContext context) =>
        new MessageText().Skill("## Current Skill", context.Skill.Text).Memory(context.Memory);

    private static string Group(int number, string title, Patch patch) =>
        string.Create(CultureInfo.InvariantCulture, $"## Group {number}: {title} ({patch.Proposals.Count})");

    private static MessageText Json(MessageText message, SkillUpdateMode mode, IReadOnlyList<Patch> patches) =>
        message
            .Line("```json")
            .Line("[")
            .Line(string.Join(",\n", patches.Select(patch => ProposalJson.Write(patch, mode))))
            .Line("]")
            .Line("```");
}
