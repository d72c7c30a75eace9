using SkillOpt.Errors;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Projects;

/// <summary>Skills as files.</summary>
internal static class SkillFile
{
    public static Skill Read(string path)
    {
        try
        {
            return new Skill(TextFile.ReadUtf8(path));
        }
        catch (SkillOptException problem) when (!problem.Message.Contains(path, StringComparison.Ordinal))
        {
            throw SkillOptException.BadData($"{path}: {problem.Message}", problem);
        }
    }
}
