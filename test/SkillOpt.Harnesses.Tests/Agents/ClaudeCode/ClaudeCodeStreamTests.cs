using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.ClaudeCode;
using SkillOpt.Models;

namespace SkillOpt.Harnesses.Tests.Agents.ClaudeCode;

public sealed class ClaudeCodeStreamTests
{
    private static readonly ClaudeCodeAgent Agent = new();

    [Fact]
    public void Tool_uses_and_their_results_become_calls_and_results()
    {
        var reply = Recorded.Read(Agent, "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.SkippedLines.ShouldBe(0);
        reply.SkillInContext.ShouldBeFalse();
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant calls Read file_path=task.md",
                "tool answers toolu_0: 1\tWhat is 6*7? Answer <answer>N</answer>.\n2\t",
                "assistant calls Bash command=cat .claude/skills/trained/SKILL.md",
                "tool answers toolu_1: ---\nname: trained\ndescription: How to do the task in task.md. Read it first.\n---\n# Rules\nAnswer in tags.",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Fact]
    public void Usage_counts_the_cache_as_sent_and_the_cost_is_what_the_stream_says()
    {
        var reply = Recorded.Read(Agent, "answer");

        reply.Usage.ShouldNotBeNull();
        reply.Usage.InputTokenCount.ShouldBe(300 + 21 + 15);
        reply.Usage.CachedInputTokenCount.ShouldBe(21);
        reply.Usage.AdditionalCounts![MeteredChatClient.CacheWrites].ShouldBe(15);
        reply.Usage.OutputTokenCount.ShouldBe(30);
        reply.Cost.ShouldBe(0.00141255m);
    }

    [Fact]
    public void A_skill_of_the_project_that_the_program_loads_is_in_the_context() =>
        Recorded.Read(Agent, "skill").SkillInContext.ShouldBeTrue();

    [Fact]
    public void A_skill_that_comes_with_the_program_is_not_the_skill_and_neither_is_an_unknown_one()
    {
        var reply = Recorded.Read(Agent, "other-skill");

        reply.SkillInContext.ShouldBeFalse();
        Recorded.Lines(reply).ShouldContain("assistant calls Skill skill=dataviz");
    }

    [Fact]
    public void The_skill_of_another_folder_is_not_the_skill() =>
        Agent
            .Read(new AgentOutput(0, Recorded.Stream("claude-code", "skill"), "") { Folder = "/elsewhere" })
            .SkillInContext.ShouldBeFalse();

    [Fact]
    public void What_is_refused_to_the_model_is_told_to_it_and_is_no_fault()
    {
        var reply = Recorded.Read(Agent, "write");

        reply.Fault.ShouldBeNull();
        Recorded.Lines(reply).ShouldContain(line => line.Contains("Permission to use Write has been denied"));
    }

    [Theory]
    [InlineData("unauthorized", nameof(AgentFaultKind.SignIn))]
    [InlineData("no-key", nameof(AgentFaultKind.SignIn))]
    [InlineData("rate-limited", nameof(AgentFaultKind.Transient))]
    [InlineData("overloaded", nameof(AgentFaultKind.Transient))]
    [InlineData("no-network", nameof(AgentFaultKind.Transient))]
    [InlineData("too-long", nameof(AgentFaultKind.Rejected))]
    [InlineData("no-model", nameof(AgentFaultKind.Rejected))]
    [InlineData("no-credit", nameof(AgentFaultKind.Rejected))]
    [InlineData("refusal", nameof(AgentFaultKind.Rejected))]
    [InlineData("cut-off", nameof(AgentFaultKind.Rejected))]
    [InlineData("max-turns", nameof(AgentFaultKind.Rejected))]
    public void Whatever_failed_inside_is_a_fault_even_with_exit_code_0(string stream, string kind)
    {
        foreach (var exitCode in (int[])[0, 1])
        {
            var reply = Recorded.Read(Agent, stream, exitCode);

            reply.Fault.ShouldNotBeNull();
            reply.Fault.Kind.ToString().ShouldBe(kind);
            reply.Fault.Reason.ShouldNotBeNullOrWhiteSpace();
            reply.Answer.ShouldBeEmpty();
        }
    }

    [Fact]
    public void What_the_program_says_in_place_of_the_model_is_not_in_the_timeline() =>
        Recorded.Lines(Recorded.Read(Agent, "unauthorized")).ShouldBeEmpty();

    [Fact]
    public void An_empty_message_is_an_empty_answer_and_no_fault()
    {
        var reply = Recorded.Read(Agent, "empty");

        reply.Answer.ShouldBeEmpty();
        reply.Fault.ShouldBeNull();
    }

    [Fact]
    public void A_stream_without_its_last_event_stopped_in_the_middle()
    {
        var lines = Recorded.Stream("claude-code", "answer").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var torn = string.Join('\n', lines.SkipLast(1)) + "\n" + lines[^1][..100];

        var reply = Agent.Read(new AgentOutput(0, torn, "") { Folder = Recorded.Folder });

        reply.Fault.ShouldNotBeNull().Kind.ShouldBe(AgentFaultKind.Transient);
        reply.SkippedLines.ShouldBe(1);
        reply.Answer.ShouldBeEmpty();
    }
}
