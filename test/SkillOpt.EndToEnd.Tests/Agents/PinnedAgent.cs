using SkillOpt.Harnesses.Agents;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>An agent program from the npm registry. Its version is the one that its options and events were tried with.</summary>
/// <param name="Name">As in <c>model.target</c>.</param>
/// <param name="Package">Its npm package.</param>
/// <param name="Model">A name that <c>serve-models</c> answers with its scripted agent.</param>
internal sealed record PinnedAgent(string Name, string Package, string Model)
{
    public static PinnedAgent Codex { get; } = new("codex", "@openai/codex", "gpt-5.5");

    public static PinnedAgent ClaudeCode { get; } =
        new("claude-code", "@anthropic-ai/claude-code", "claude-sonnet-4-5");

    public static IReadOnlyList<PinnedAgent> All { get; } = [Codex, ClaudeCode];

    public string Version => Agent.TriedVersion!;

    public IAgent Agent => AgentCatalog.Find(Name)!;

    public static PinnedAgent Of(string name) => All.Single(agent => agent.Name == name);
}
