using System.Globalization;
using SkillOpt.Skills;

namespace SkillOpt.Reflection;

/// <summary>User messages that continue a conversation: refinement of a patch and repair of an unreadable reply.</summary>
internal static class FollowUpMessage
{
    /// <param name="prompt">The text of the prompt <c>refinement</c>.</param>
    /// <param name="applied">The skill with the analyst's edits applied, and their report.</param>
    public static string Refinement(string prompt, PatchResult applied)
    {
        var message = new MessageText()
            .Line(prompt)
            .Skill("## Skill With Your Edits", applied.Skill.Text)
            .Heading("## Edit Status");
        foreach (var row in applied.Report)
        {
            var matches =
                row.Matches > 1
                    ? string.Create(CultureInfo.InvariantCulture, $" (target found {row.Matches} times, first used)")
                    : "";
            message.Line(string.Create(CultureInfo.InvariantCulture, $"[{row.Index}] {row.Status}{matches}"));
        }

        return message.ToString();
    }

    /// <param name="prompt">The text of the prompt <c>repair</c>.</param>
    /// <param name="error">What was wrong with the reply.</param>
    public static string Repair(string prompt, string error) =>
        new MessageText().Line(prompt).Heading("## Error").Line(DataText.UnderHeading(error)).ToString();
}
