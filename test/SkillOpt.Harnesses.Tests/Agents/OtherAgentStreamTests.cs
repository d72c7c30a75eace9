using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Harnesses.Tests.Agents;

/// <summary>Streams written after what the agents' documentation says and what others published of them.</summary>
public sealed class OtherAgentStreamTests
{
    private const string Skill = "---\nname: trained\ndescription: How to do it.\n---\n# Rules\nAnswer in tags.\n";

    [Fact]
    public void Cursor_names_a_tool_by_its_field_and_its_answer_is_the_last_message()
    {
        var reply = Read("cursor", "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.Usage!.InputTokenCount.ShouldBe(200);
        reply.Usage.CachedInputTokenCount.ShouldBe(50);
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant: I read the skill first.",
                "assistant calls read path=/workspace/.agents/skills/trained/SKILL.md",
                $"tool answers c1: {Skill}",
                "assistant calls shell command=cat task.md",
                "tool answers c2: {\"reason\":\"not allowed\"}",
                "assistant calls lookup value={\"a\":1}",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Fact]
    public void Copilot_tells_starts_and_ends_of_tools_and_no_tokens()
    {
        var reply = Read("copilot", "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.Usage.ShouldBeNull();
        reply.SkillInContext.ShouldBeTrue();
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant calls skill skill=trained",
                $"tool answers t1: {Skill}",
                "assistant calls view path=/workspace/task.md",
                "tool answers t2: What is 6*7?",
                "assistant calls bash command=rm -r /",
                "tool answers t3: permission denied",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Fact]
    public void Gemini_sends_a_message_in_pieces()
    {
        var reply = Read("gemini", "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.Usage!.InputTokenCount.ShouldBe(300);
        reply.Usage.CachedInputTokenCount.ShouldBe(100);
        reply.SkillInContext.ShouldBeTrue();
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant: I read the skill.",
                "assistant calls activate_skill name=trained",
                $"tool answers t1: {Skill}",
                "assistant calls read_file file_path=nothing.md",
                "tool answers t2: File not found.",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Fact]
    public void OpenCode_tells_a_call_with_its_result_and_the_tokens_of_each_step()
    {
        var reply = Read("opencode", "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.Usage!.InputTokenCount.ShouldBe(90 + 10 + 5 + 100);
        reply.Usage.OutputTokenCount.ShouldBe(10 + 5 + 10);
        reply.Usage.TotalTokenCount.ShouldBe(230);
        reply.Cost.ShouldBe(0.03m);
        reply.SkillInContext.ShouldBeTrue();
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant: I read the skill.",
                "assistant calls skill name=trained",
                $"tool answers c1: {Skill}",
                "assistant calls read filePath=/elsewhere",
                "tool answers c2: not allowed",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Theory]
    [InlineData("copilot")]
    [InlineData("gemini")]
    [InlineData("opencode")]
    public void Another_skill_is_not_the_skill(string name)
    {
        var output = new AgentOutput(0, Recorded.Stream(name, "answer"), "")
        {
            SkillPath = ".agents/skills/another/SKILL.md",
        };

        AgentCatalog.Find(name)!.Read(output).SkillInContext.ShouldBeFalse();
        AgentCatalog
            .Find(name)!
            .Read(output with { SkillPath = ".agents/skills/trained/SKILL.md" })
            .SkillInContext.ShouldBeTrue();
    }

    [Theory]
    [InlineData("cursor", nameof(AgentFaultKind.Transient))]
    [InlineData("copilot", nameof(AgentFaultKind.SignIn))]
    [InlineData("gemini", nameof(AgentFaultKind.Rejected))]
    [InlineData("opencode", nameof(AgentFaultKind.Transient))]
    public void Whatever_failed_inside_is_a_fault_even_with_exit_code_0(string name, string kind)
    {
        foreach (var exitCode in (int[])[0, 1])
        {
            var reply = Recorded.Read(AgentCatalog.Find(name)!, "failed", exitCode);

            reply.Fault.ShouldNotBeNull().Kind.ToString().ShouldBe(kind);
            reply.Answer.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(41, nameof(AgentFaultKind.SignIn))]
    [InlineData(53, nameof(AgentFaultKind.Rejected))]
    public void Gemini_says_some_failures_by_its_exit_code(int exitCode, string kind) =>
        AgentCatalog.Find("gemini")!.Read(new AgentOutput(exitCode, "", "")).Fault!.Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData("length")]
    [InlineData("content-filter")]
    public void OpenCode_that_was_cut_off_or_refused_has_no_answer(string reason)
    {
        var stream = Recorded.Stream("opencode", "answer").Replace("\"reason\":\"stop\"", $"\"reason\":\"{reason}\"");

        AgentCatalog
            .Find("opencode")!
            .Read(new AgentOutput(0, stream, ""))
            .Fault.ShouldNotBeNull()
            .Kind.ShouldBe(AgentFaultKind.Rejected);
    }

    private static AgentReply Read(string name, string stream) => Recorded.Read(AgentCatalog.Find(name)!, stream);
}
