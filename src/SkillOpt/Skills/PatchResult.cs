namespace SkillOpt.Skills;

/// <summary>A skill after a patch, with what became of each edit.</summary>
/// <param name="Skill">The resulting skill; equal to the old one when nothing applied.</param>
/// <param name="Report">One row per edit, in the order of the patch.</param>
internal sealed record PatchResult(Skill Skill, IReadOnlyList<EditReport> Report)
{
    /// <summary>How many edits changed the text or asked for text that is already so.</summary>
    public int Applied => Report.Count(row => row.Applied);
}
