using SkillOpt.Training;

namespace SkillOpt.Reflection;

internal static class EditBudget
{
    public static string Sentence(SkillUpdateMode mode, int? budget) =>
        (mode, budget) switch
        {
            (SkillUpdateMode.FullRewriteMinibatch, _) => "Exactly one complete skill.",
            (_, null) => "No limit.",
            (SkillUpdateMode.RewriteFromSuggestions, { } most) => $"At most {DataText.Count(most, "suggestion")}.",
            (_, { } most) => $"At most {DataText.Count(most, "edit")}.",
        };
}
