using SkillOpt.Errors;

namespace SkillOpt.Harnesses.Agents.Streams;

/// <summary>Refuses settings that an agent would silently leave out.</summary>
internal static class AgentLimits
{
    /// <exception cref="SkillOptException">Kind Usage: the task names a server and the agent only talks to its own.</exception>
    public static void NoServer(string agent, AgentTask task)
    {
        if (task.BaseUrl is not null)
        {
            throw SkillOptException.BadUsage(
                $"{agent} talks to its own servers only: leave out the address of a server, or take another agent."
            );
        }
    }

    /// <exception cref="SkillOptException">Kind Usage: the task asks for a reasoning effort and the agent has none.</exception>
    public static void NoEffort(string agent, AgentTask task)
    {
        if (task.ReasoningEffort is not null)
        {
            throw SkillOptException.BadUsage(
                $"{agent} has no option for the reasoning effort: leave it out, or choose a model that stands for one."
            );
        }
    }
}
