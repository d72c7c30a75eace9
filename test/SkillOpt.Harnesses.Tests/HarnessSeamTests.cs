using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests;

public sealed class HarnessSeamTests
{
    [Fact]
    public void An_agent_may_read_unless_it_is_told_otherwise() =>
        new AgentTask(null, "/work", "/home", "Do it.").Access.ShouldBe(AgentAccess.Read);
}
