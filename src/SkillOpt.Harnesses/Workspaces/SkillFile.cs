using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Workspaces;

/// <summary>The file with the skill in a workspace or a project.</summary>
/// <param name="Path">Relative, with <c>/</c>.</param>
/// <param name="Text">All of it.</param>
/// <param name="Body">The skill without front matter.</param>
internal sealed record SkillFile(string Path, string Text, string Body)
{
    /// <summary>The file that some agents put into their context unasked.</summary>
    public const string AgentsFile = "AGENTS.md";

    /// <summary>That of its folder and in its front matter; null where it has neither.</summary>
    public string? Name => Path.Split('/') is [.., var folder, _] ? folder : null;

    /// <summary>Null for an empty skill: there is no file then.</summary>
    public static SkillFile? Of(Skill skill, SkillPlace place)
    {
        if (string.IsNullOrWhiteSpace(skill.Text))
        {
            return null;
        }

        var document = SkillDocument.Of(skill);
        return place switch
        {
            SkillPlace.Claude => new SkillFile(
                $".claude/skills/{document.Name}/SKILL.md",
                document.Text,
                document.Body
            ),
            SkillPlace.Agents => new SkillFile(
                $".agents/skills/{document.Name}/SKILL.md",
                document.Text,
                document.Body
            ),
            _ => new SkillFile(AgentsFile, skill.Text, document.Body),
        };
    }
}
