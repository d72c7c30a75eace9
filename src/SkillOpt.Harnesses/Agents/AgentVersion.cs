namespace SkillOpt.Harnesses.Agents;

/// <summary>Whether the program that was found is the one that its options and events were tried with.</summary>
internal static class AgentVersion
{
    /// <summary>Null where there is nothing to say. A note, never a reason to stop: newer versions mostly work.</summary>
    public static string? Note(IAgent agent, AgentInstallation found) =>
        agent.TriedVersion is { } tried && tried != found.Version
            ? $"{agent.Name} was tried with {tried}; {(found.Version is { } other ? $"found {other}" : "it does not tell its version")}."
            : null;
}
