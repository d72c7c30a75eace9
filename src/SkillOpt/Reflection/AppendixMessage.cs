using System.Globalization;
using SkillOpt.Skills;

namespace SkillOpt.Reflection;

/// <summary>The user message of an appendix consolidation.</summary>
internal static class AppendixMessage
{
    public static string Build(Skill skill, IReadOnlyList<string> notes)
    {
        var message = new MessageText()
            .Skill("## Current Skill", skill.Text)
            .Heading(string.Create(CultureInfo.InvariantCulture, $"## Appendix Notes ({notes.Count})"));
        foreach (var note in notes)
        {
            message.Line($"- {DataText.OneLine(note)}");
        }

        return message.ToString();
    }
}
