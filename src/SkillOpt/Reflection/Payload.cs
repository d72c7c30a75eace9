using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>What proposals are called in each update mode.</summary>
internal static class Payload
{
    public static string Key(SkillUpdateMode mode) =>
        mode switch
        {
            SkillUpdateMode.RewriteFromSuggestions => "revise_suggestions",
            SkillUpdateMode.FullRewriteMinibatch => "skill_candidates",
            _ => "edits",
        };

    public static string Heading(SkillUpdateMode mode) =>
        mode switch
        {
            SkillUpdateMode.RewriteFromSuggestions => "Suggestions",
            SkillUpdateMode.FullRewriteMinibatch => "Whole Skills",
            _ => "Edits",
        };
}
