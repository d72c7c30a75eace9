using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Workspaces;

namespace SkillOpt.Harnesses;

/// <summary>An agent program that works by itself: one call of the target is one run of it.</summary>
/// <param name="client">The program; the calls go to it through the target, where they are counted and limited.</param>
internal sealed class ProgramHarness(AgentClient client) : IHarness
{
    public string Name => client.Agent.Name;

    public string Fingerprint =>
        string.Join(
            ' ',
            new[]
            {
                $"{client.Agent.Name}/1",
                client.Agent.Fingerprint,
                client.Options.ReasoningEffort is { } effort ? $"effort={effort}" : "",
            }.Where(part => part.Length > 0)
        );

    public string? Version => client.Installation?.Version;

    public int TargetCalls => 1;

    public SkillPlace SkillPlace => client.Options.SkillPlace ?? client.Agent.SkillPlace;

    public string Isolation => client.Installation?.Isolation ?? "not known yet";

    public Task PrepareAsync(CancellationToken cancellationToken) => client.FindAsync(cancellationToken);

    public async Task<HarnessReply> WorkAsync(
        Workspace workspace,
        string prompt,
        IChatClient target,
        CancellationToken cancellationToken
    )
    {
        var access = workspace.Task.WritesFiles ? AgentAccess.Write : AgentAccess.Read;
        AIContent[] contents = [new TextContent(prompt), new WorkspaceContent(workspace, access)];
        var response = await target
            .GetResponseAsync([new ChatMessage(ChatRole.User, contents)], cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var reply = response.RawRepresentation as AgentReply;
        return new HarnessReply(reply?.Answer ?? response.Messages.LastOrDefault()?.Text ?? "", [.. response.Messages])
        {
            SkillInContext =
                reply is { SkillInContext: true }
                || (workspace.Skill?.Path == SkillFile.AgentsFile && client.Agent.LoadsAgentsFile),
        };
    }
}
