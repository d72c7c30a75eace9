using SkillOpt.Errors;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Cli.Configuration;

/// <summary>The limits of the keys that only the command line knows.</summary>
internal static class EnvSectionValidator
{
    public static IEnumerable<OptionProblem> Check(EnvSection env)
    {
        if (env.Limit < 0)
            yield return new OptionProblem(
                ["env.limit"],
                $"env.limit is {env.Limit}; it must be at least 0 (0 for all)."
            );
        if (!IsRatio(env.SplitRatio, out var problem))
            yield return new OptionProblem(["env.split_ratio"], $"env.split_ratio: {problem}");
        if (env.Name != "chat")
        {
            yield return new OptionProblem(
                ["env.name"],
                $"env.name: there is no environment '{env.Name}'. Known: chat (one prompt, one answer, scored by env.scorer)."
            );
        }
    }

    private static bool IsRatio(string text, out string problem)
    {
        try
        {
            SplitRatio.Parse(text);
            problem = "";
            return true;
        }
        catch (SkillOptException bad)
        {
            problem = bad.Message;
            return false;
        }
    }
}
