namespace SkillOpt.Harnesses;

/// <summary>Where an agent looks for a skill, below a project's folder.</summary>
internal enum SkillPlace
{
    /// <summary><c>.agents/skills/NAME/SKILL.md</c>.</summary>
    Agents,

    /// <summary><c>.claude/skills/NAME/SKILL.md</c>.</summary>
    Claude,

    /// <summary><c>AGENTS.md</c>, which most agents put into their context unasked.</summary>
    AgentsFile,
}
