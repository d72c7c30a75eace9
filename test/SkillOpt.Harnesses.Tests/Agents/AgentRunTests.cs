using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Rollouts;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class AgentRunTests : IDisposable
{
    private readonly StandIn agent = new();

    public AgentRunTests() => StandIn.NeedShell();

    public static TheoryData<bool> WithAndWithoutSandbox => new(true, false);

    public void Dispose() => agent.Dispose();

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task An_agent_that_reads_the_skill_and_answers_is_scored(bool sandbox)
    {
        await Use(sandbox);

        var done = await agent.RunAsync(StandIn.Reads + "answer YES", StandIn.Skill);

        done.Result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
        done.Result.SkillUse.ShouldBe(SkillUse.Read);
        done.Result.Trajectory.Select(entry => entry.Role).ShouldBe(["user", "tool_call", "observation", "assistant"]);
        done.Result.Trajectory[1].Text.ShouldBe("read {\"path\":\".agents/skills/skillopt-target/SKILL.md\"}");
        done.Result.Trajectory[2].Text.ShouldContain(StandIn.Rule);
    }

    [Theory, MemberData(nameof(WithAndWithoutSandbox))]
    public async Task Without_a_skill_there_is_no_file_and_no_sign_of_one(bool sandbox)
    {
        await Use(sandbox);

        var done = await agent.RunAsync(StandIn.Reads + "answer \"$(find . -type f)\"");

        done.Result.Answer.ShouldBe("./task.md");
        done.Result.SkillUse.ShouldBe(SkillUse.None);
    }

    private async Task Use(bool sandbox)
    {
        if (sandbox)
        {
            await StandIn.NeedSandboxAsync();
        }

        agent.Options = agent.Options with { UsesSandbox = sandbox };
    }
}
