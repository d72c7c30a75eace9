using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Workspaces;

/// <summary>Beside the prompt of a call: the folder that an agent works in. Without it an agent stands in for a model.</summary>
/// <param name="workspace">The folder.</param>
/// <param name="access">What the agent may do there.</param>
internal sealed class WorkspaceContent(Workspace workspace, AgentAccess access) : AIContent
{
    public Workspace Workspace => workspace;

    public AgentAccess Access => access;
}
