using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Timelines;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Tests.Timelines;

public sealed class SkillProofTests
{
    private const string Rules =
        "# Rules\n\n- Always answer \"in\" upper case.\n- Name the unit.\n- Round to two digits.\n";

    [Theory]
    [InlineData("cat .agents/skills/skillopt-target/SKILL.md", Rules)]
    [InlineData("cat .agents/skills/*/SKILL.md | head -5", "# Rules\n\n- Always answer \"in\" upper case.\n")]
    [InlineData("{\"skill\":\"skillopt-target\"}", "     4\t- Name the unit.\n")]
    [InlineData(
        "cat .agents/skills/skillopt-target/SKILL.md",
        "{\"out\":\"- Always answer \\\"in\\\" upper case.\\n\"}"
    )]
    [InlineData("cd .agents/skills && cat */*", Rules)]
    public void A_call_whose_result_holds_the_skill_is_a_proof(string call, string result) =>
        Of(Rules, call, result).ShouldBe(SkillUse.Read);

    [Theory]
    [InlineData("cat .agents/skills/skillopt-target/SKILL.md", "cat: no such file")]
    [InlineData("cat .agents/skills/skillopt-target/SKILL.md", "---\nname: skillopt-target\n---\n")]
    [InlineData("cat task.md", "Name the unit.")]
    [InlineData("ls -R .agents", ".agents/skills/skillopt-target/SKILL.md")]
    public void A_name_or_a_single_line_alone_is_none(string call, string result) =>
        Of(Rules, call, result).ShouldBe(SkillUse.Missed);

    [Fact]
    public void A_very_short_skill_is_looked_for_as_a_whole() =>
        Of("Be terse", "cat SKILL.md", "---\nname: x\n---\nBe terse\n").ShouldBe(SkillUse.Read);

    [Fact]
    public void An_agent_that_says_it_is_in_its_context_is_believed() =>
        SkillProof
            .Of(File(Rules), SkillPlace.Claude, new HarnessReply("x", []) { SkillInContext = true })
            .ShouldBe(SkillUse.InContext);

    [Fact]
    public void What_agents_load_unasked_is_in_their_context() =>
        SkillProof.Of(File(Rules), SkillPlace.AgentsFile, new HarnessReply("x", [])).ShouldBe(SkillUse.InContext);

    [Fact]
    public void Without_a_skill_and_without_a_sign_of_one_there_is_none() =>
        SkillProof
            .Of(null, SkillPlace.Agents, Reply("cat .agents/skills/a/SKILL.md", "cat: no such file"))
            .ShouldBe(SkillUse.None);

    [Fact]
    public void Without_a_skill_one_that_was_read_is_somebody_elses() =>
        SkillProof
            .Of(
                null,
                SkillPlace.Agents,
                Reply("cat ~/.agents/skills/a/SKILL.md", "---\nname: a\ndescription: b\n---\n")
            )
            .ShouldBe(SkillUse.Foreign);

    [Fact]
    public void Without_a_skill_none_may_be_in_the_context() =>
        SkillProof
            .Of(null, SkillPlace.Agents, new HarnessReply("x", []) { SkillInContext = true })
            .ShouldBe(SkillUse.Foreign);

    private static SkillUse Of(string skill, string call, string result) =>
        SkillProof.Of(File(skill), SkillPlace.Agents, Reply(call, result));

    private static SkillFile? File(string skill) => SkillFile.Of(new Skill(skill), SkillPlace.Agents);

    private static HarnessReply Reply(string call, string result) =>
        new(
            "x",
            [
                new ChatMessage(
                    ChatRole.Assistant,
                    [new FunctionCallContent("1", "shell", new Dictionary<string, object?> { ["command"] = call })]
                ),
                new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", result)]),
            ]
        );
}
