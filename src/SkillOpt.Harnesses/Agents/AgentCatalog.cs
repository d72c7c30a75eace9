using SkillOpt.Harnesses.Agents.ClaudeCode;
using SkillOpt.Harnesses.Agents.Codex;
using SkillOpt.Harnesses.Agents.Copilot;
using SkillOpt.Harnesses.Agents.Cursor;
using SkillOpt.Harnesses.Agents.Gemini;
using SkillOpt.Harnesses.Agents.OpenCode;

namespace SkillOpt.Harnesses.Agents;

/// <summary>The agents that are built in.</summary>
internal static class AgentCatalog
{
    /// <summary>All of them, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<IAgent> All { get; } =
    [
        new CodexAgent(),
        new ClaudeCodeAgent(),
        new CursorAgent(),
        new CopilotAgent(),
        new GeminiAgent(),
        new OpenCodeAgent(),
    ];

    /// <summary>The agent of a name as in <c>model.target</c>; null if there is none.</summary>
    public static IAgent? Find(string name) =>
        All.FirstOrDefault(agent => string.Equals(agent.Name, name, StringComparison.Ordinal));
}
