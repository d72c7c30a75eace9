using System.Text.Json;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>Calls by which an agent loads a skill into its context.</summary>
internal static class SkillCalls
{
    private static readonly string[] Tools = ["skill", "activate_skill"];

    /// <summary>The name of the skill in a file such as <c>.agents/skills/NAME/SKILL.md</c>; null if the path holds none.</summary>
    public static string? NameIn(string? skillPath) =>
        skillPath?.Split('/') is [.., "skills", { Length: > 0 } name, _] ? name : null;

    /// <summary>Whether a call that did not fail loaded the skill of the workspace.</summary>
    /// <param name="skill">Its name; null for unknown: then any skill is taken for it.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="input">What it was called with.</param>
    public static bool Loads(string? skill, string? tool, JsonElement? input)
    {
        if (!Tools.Contains(tool, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = input.TextOf("name") ?? input.TextOf("skill") ?? input.TextOf("skill_name");
        return name is not null && (skill is null || string.Equals(name, skill, StringComparison.OrdinalIgnoreCase));
    }
}
