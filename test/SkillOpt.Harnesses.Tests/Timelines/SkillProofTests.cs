using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Timelines;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Harnesses.Tests.Timelines;

public sealed class SkillProofTests
{
    private const string Task = "## Task\n\nAnswer in one short sentence. What is water?\n";
    private const string Rules =
        "# Rules\n\n- Always answer \"in\" upper case.\n- Name the unit.\n- Round to two digits.\n";

    [Theory]
    [InlineData("cat .agents/skills/task-skill/SKILL.md", Rules)]
    [InlineData("cat .agents/skills/*/SKILL.md | head -5", "# Rules\n\n- Always answer \"in\" upper case.\n")]
    [InlineData("{\"skill\":\"task-skill\"}", "     4\t- Name the unit.\n")]
    [InlineData("cat .agents/skills/task-skill/SKILL.md", "{\"out\":\"- Always answer \\\"in\\\" upper case.\\n\"}")]
    [InlineData("cd .agents/skills && cat */*", Rules)]
    public void A_call_whose_result_holds_the_skill_is_a_proof(string call, string result) =>
        Of(Rules, call, result).ShouldBe(SkillUse.Read);

    [Theory]
    [InlineData("cat .agents/skills/task-skill/SKILL.md", "cat: no such file")]
    [InlineData("cat .agents/skills/task-skill/SKILL.md", "---\nname: task-skill\n---\n")]
    [InlineData("cat task.md", "Name the unit.")]
    [InlineData("ls -R .agents", ".agents/skills/task-skill/SKILL.md")]
    public void A_name_or_a_single_line_alone_is_none(string call, string result) =>
        Of(Rules, call, result).ShouldBe(SkillUse.Missed);

    [Fact]
    public void A_very_short_skill_is_looked_for_as_a_whole() =>
        Of("Be terse", "cat SKILL.md", "---\nname: x\n---\nBe terse\n").ShouldBe(SkillUse.Read);

    [Theory]
    [InlineData("Answer in one short sentence.", "cat task.md")]
    [InlineData("# Rules\n\nAnswer in one short sentence.", "cat task.md")]
    public void What_the_task_says_too_is_no_proof(string skill, string call)
    {
        Of(skill, call, Task).ShouldBe(SkillUse.Missed);
        Of(skill, "cat .agents/skills/task-skill/SKILL.md", skill).ShouldBe(SkillUse.Read);
    }

    [Theory]
    [InlineData("find . -name SKILL.md")]
    [InlineData("ls .agents/skills/task-skill")]
    public void A_heading_that_is_the_name_of_the_skill_is_not_shown_by_a_list_of_files(string call)
    {
        const string skill = "# Task skill\n\nName the unit.\n";
        Of(skill, call, "./.agents/skills/task-skill/SKILL.md\n").ShouldBe(SkillUse.Missed);
        Of(skill, "head -3 SKILL.md", "# Task skill\n\nName the unit.\n").ShouldBe(SkillUse.Read);
    }

    [Fact]
    public void A_line_that_a_tool_cuts_is_shown_by_what_is_left_of_it()
    {
        var line = string.Join(' ', Enumerable.Range(1, 800).Select(number => $"rule {number}"));
        Of(line, "cat .agents/skills/task-skill/SKILL.md", line[..2000] + "... [truncated]").ShouldBe(SkillUse.Read);
        Of(line, "cat .agents/skills/task-skill/SKILL.md", "     1\t" + line).ShouldBe(SkillUse.Read);
    }

    [Theory]
    [InlineData("→ → →\n")]
    [InlineData("---\nname: rules\ndescription: Be terse.\n---\n")]
    public void A_skill_without_a_word_of_its_own_is_not_shown_by_just_anything(string skill)
    {
        Of(skill, "ls", "task.md").ShouldBe(SkillUse.Missed);
        Of(skill, "cat SKILL.md", File(skill)!.Text).ShouldBe(SkillUse.Read);
    }

    [Fact]
    public void Windows_line_ends_make_no_difference() =>
        Of(Rules.Replace("\n", "\r\n"), "sed -n '1,200p' .agents/skills/task-skill/SKILL.md", Rules)
            .ShouldBe(SkillUse.Read);

    [Fact]
    public void An_agent_that_says_it_is_in_its_context_is_believed() =>
        SkillProof
            .Of(File(Rules), Task, new HarnessReply("x", []) { SkillInContext = true })
            .ShouldBe(SkillUse.InContext);

    [Fact]
    public void Without_a_skill_and_without_a_sign_of_one_there_is_none() =>
        SkillProof.Of(null, Task, Reply("cat .agents/skills/a/SKILL.md", "cat: no such file")).ShouldBe(SkillUse.None);

    [Fact]
    public void Without_a_skill_one_that_was_read_is_somebody_elses() =>
        SkillProof
            .Of(null, Task, Reply("cat ~/.agents/skills/a/SKILL.md", "---\nname: a\ndescription: b\n---\n"))
            .ShouldBe(SkillUse.Foreign);

    [Fact]
    public void Without_a_skill_none_may_be_in_the_context() =>
        SkillProof.Of(null, Task, new HarnessReply("x", []) { SkillInContext = true }).ShouldBe(SkillUse.Foreign);

    private static SkillUse Of(string skill, string call, string result) =>
        SkillProof.Of(File(skill), Task, Reply(call, result));

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
