using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Skills;

namespace SkillOpt.Reflection;

/// <summary>A skill rewritten by suggestions.</summary>
internal sealed record RewriteReply(string NewSkill, string Reasoning, IReadOnlyList<string> ChangeSummary)
{
    public static bool TryRead(
        JsonElement reply,
        [NotNullWhen(true)] out RewriteReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        var skill = reply.Text("new_skill").TrimEnd() + "\n";
        if (string.IsNullOrWhiteSpace(skill))
        {
            error = "The reply must be a JSON object whose key \"new_skill\" holds the whole text of the new skill.";
            return false;
        }

        if (skill.Length > Skill.MaxLength)
        {
            error = $"The text in \"new_skill\" has {skill.Length} characters; at most {Skill.MaxLength} are allowed.";
            return false;
        }

        result = new RewriteReply(skill, reply.Text("reasoning").Trim(), reply.Texts("change_summary"));
        error = null;
        return true;
    }
}
