using SkillOpt.Harnesses.Agents;

namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>An agent program from the npm registry. This is the one place that names the versions.</summary>
/// <param name="Name">As in <c>model.target</c>.</param>
/// <param name="Package">Its npm package.</param>
/// <param name="Version">The version that its flags and events were tried with.</param>
/// <param name="Model">A name that <c>serve-models</c> answers with its scripted agent.</param>
internal sealed record PinnedAgent(string Name, string Package, string Version, string Model)
{
    public static PinnedAgent Codex { get; } = new("codex", "@openai/codex", "0.169.0", "gpt-5.5");

    public static PinnedAgent ClaudeCode { get; } =
        new("claude-code", "@anthropic-ai/claude-code", "2.1.329", "claude-sonnet-4-5");

    public static IReadOnlyList<PinnedAgent> All { get; } = [Codex, ClaudeCode];

    public IAgent Agent => AgentCatalog.Find(Name)!;

    public static PinnedAgent Of(string name) => All.Single(agent => agent.Name == name);
}
