using SkillOpt.Rollouts;

namespace SkillOpt.Runs;

/// <summary>How the ledger writes <see cref="SkillUse"/>.</summary>
internal static class SkillUseWords
{
    public static string Of(SkillUse use) =>
        use switch
        {
            SkillUse.None => "none",
            SkillUse.InContext => "in_context",
            SkillUse.Read => "read",
            SkillUse.Missed => "missed",
            _ => "foreign",
        };

    public static SkillUse Read(string word) =>
        word switch
        {
            "none" => SkillUse.None,
            "in_context" => SkillUse.InContext,
            "read" => SkillUse.Read,
            "missed" => SkillUse.Missed,
            "foreign" => SkillUse.Foreign,
            _ => throw new FormatException("\"skill_use\" is not known here"),
        };
}
