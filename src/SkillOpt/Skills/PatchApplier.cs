namespace SkillOpt.Skills;

internal static class PatchApplier
{
    public static PatchResult Apply(Skill skill, IReadOnlyList<Edit> edits) => throw new NotImplementedException();
}
