using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Codex;

namespace SkillOpt.Harnesses.Tests.Agents.Codex;

public sealed class CodexStreamTests
{
    private static readonly CodexAgent Agent = new();

    [Fact]
    public void Commands_and_messages_become_calls_results_and_texts()
    {
        var reply = Recorded.Read(Agent, "answer");

        reply.Answer.ShouldBe("<answer>42</answer>");
        reply.Fault.ShouldBeNull();
        reply.SkippedLines.ShouldBe(0);
        reply.SkillInContext.ShouldBeFalse();
        Recorded
            .Lines(reply)
            .ShouldBe([
                "assistant calls shell command=/bin/bash -c 'cat .agents/skills/trained/SKILL.md'",
                "tool answers item_0: ---\nname: trained\ndescription: How to do the task in task.md. Read it first.\n---\n# Rules\nAnswer in tags.\n",
                "assistant calls shell command=/bin/bash -c 'cat task.md'",
                "tool answers item_1: What is 6*7? Answer <answer>N</answer>.\n",
                "assistant: <answer>42</answer>",
            ]);
    }

    [Fact]
    public void Usage_comes_from_the_stream_and_cost_is_not_said()
    {
        var reply = Recorded.Read(Agent, "answer");

        reply.Usage.ShouldNotBeNull();
        reply.Usage.InputTokenCount.ShouldBe(300);
        reply.Usage.CachedInputTokenCount.ShouldBe(120);
        reply.Usage.OutputTokenCount.ShouldBe(30);
        reply.Usage.ReasoningTokenCount.ShouldBe(9);
        reply.Cost.ShouldBeNull();
    }

    [Fact]
    public void A_failed_command_says_its_exit_code_and_a_patch_is_a_call_too()
    {
        var lines = Recorded.Lines(Recorded.Read(Agent, "write"));

        lines.ShouldContain(line =>
            line.StartsWith("tool answers item_1:", StringComparison.Ordinal)
            && line.EndsWith("(exit code 1)", StringComparison.Ordinal)
        );
        lines.ShouldContain(line => line.StartsWith("assistant calls apply_patch", StringComparison.Ordinal));
        lines.ShouldContain("tool answers item_2: completed");
    }

    [Fact]
    public void The_file_with_the_last_message_is_the_answer()
    {
        var output = new AgentOutput(0, Recorded.Stream("codex", "answer"), "") { AnswerFile = "written" };

        Agent.Read(output).Answer.ShouldBe("written");
        Agent.Read(output with { AnswerFile = " " }).Answer.ShouldBe("<answer>42</answer>");
    }

    [Theory]
    [InlineData("unauthorized", nameof(AgentFaultKind.SignIn))]
    [InlineData("no-key", nameof(AgentFaultKind.SignIn))]
    [InlineData("rate-limited", nameof(AgentFaultKind.Transient))]
    [InlineData("overloaded", nameof(AgentFaultKind.Transient))]
    [InlineData("no-network", nameof(AgentFaultKind.Transient))]
    [InlineData("too-long", nameof(AgentFaultKind.Rejected))]
    [InlineData("quota", nameof(AgentFaultKind.Rejected))]
    [InlineData("no-model", nameof(AgentFaultKind.Rejected))]
    public void Whatever_failed_inside_is_a_fault_even_with_exit_code_0(string stream, string kind)
    {
        foreach (var exitCode in (int[])[0, 1])
        {
            var fault = Recorded.Read(Agent, stream, exitCode).Fault;

            fault.ShouldNotBeNull();
            fault.Kind.ToString().ShouldBe(kind);
            fault.Reason.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void A_connection_that_was_made_again_is_no_fault()
    {
        var stream =
            "{\"type\":\"error\",\"message\":\"Reconnecting... 1/2 (unexpected status 503)\"}\n"
            + Recorded.Stream("codex", "answer");

        Agent.Read(new AgentOutput(0, stream, "")).Fault.ShouldBeNull();
    }

    [Fact]
    public void An_empty_message_is_an_empty_answer_and_no_fault()
    {
        var reply = Recorded.Read(Agent, "empty");

        reply.Answer.ShouldBeEmpty();
        reply.Fault.ShouldBeNull();
    }

    [Fact]
    public void A_command_whose_sandbox_did_not_start_leaves_no_trace_of_having_read_anything()
    {
        var reply = Recorded.Read(Agent, "no-sandbox");

        reply.Answer.ShouldBe("<answer>42</answer>");
        Recorded.Lines(reply).ShouldBe(["assistant: <answer>42</answer>"]);
    }

    [Fact]
    public void Asking_for_input_is_a_fault()
    {
        var stream =
            "{\"type\":\"turn.started\"}\n{\"type\":\"request_user_input\",\"id\":\"1\",\"call_id\":\"2\",\"questions\":[]}\n";

        Agent.Read(new AgentOutput(0, stream, "")).Fault.ShouldNotBeNull().Kind.ShouldBe(AgentFaultKind.Rejected);
    }
}
