using SkillOpt.Skills;

namespace SkillOpt.Rollouts;

/// <summary>A system message: what never changes first, then the skill, so that a provider's prompt cache holds both.</summary>
internal static class SkillPrompt
{
    /// <summary>What prompts say of it.</summary>
    public const string Below = "If a skill follows below, apply its rules.";

    public static string With(string instructions, Skill skill) =>
        string.IsNullOrWhiteSpace(skill.Text)
            ? instructions
            : $"{instructions}\n\n## Skill\n\n<skill>\n{skill.Text}\n</skill>";
}
