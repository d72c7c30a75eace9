using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>
/// Skill-aware reflection: an analyst tells a defect of the skill, which an edit mends, from a lapse in following it,
/// which a short note in the appendix may prevent. Only where the skill is changed by edits.
/// </summary>
internal static class SkillAware
{
    public static bool WantsNotes(OptimizerOptions options, string sourceType) =>
        options is { UseSkillAwareReflection: true, SkillUpdateMode: SkillUpdateMode.Patch }
        && options.SkillAwareAppendixSource switch
        {
            AppendixSource.Failure => sourceType == SourceTypes.Failure,
            AppendixSource.Success => sourceType == SourceTypes.Success,
            _ => true,
        };
}
