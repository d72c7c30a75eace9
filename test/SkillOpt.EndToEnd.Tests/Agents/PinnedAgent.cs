namespace SkillOpt.EndToEnd.Tests.Agents;

/// <summary>An agent program from the npm registry. This is the one place that names the versions.</summary>
/// <param name="Name">As in <c>model.target</c>.</param>
/// <param name="Package">Its npm package.</param>
/// <param name="Version">The version that its flags and events were tried with.</param>
/// <param name="Program">What the package calls it.</param>
/// <param name="Skills">Where it looks for skills.</param>
internal sealed record PinnedAgent(string Name, string Package, string Version, string Program, string Skills)
{
    public static PinnedAgent Codex { get; } = new("codex", "@openai/codex", "0.169.0", "codex", ".agents/skills");

    public static PinnedAgent ClaudeCode { get; } =
        new("claude-code", "@anthropic-ai/claude-code", "2.1.329", "claude", ".claude/skills");

    public static IReadOnlyList<PinnedAgent> All { get; } = [Codex, ClaudeCode];

    /// <summary>As a target whose model <c>serve-models</c> plays.</summary>
    public string Target => $"{Name}/scripted-agent";

    public static PinnedAgent Of(string name) => All.Single(agent => agent.Name == name);
}
