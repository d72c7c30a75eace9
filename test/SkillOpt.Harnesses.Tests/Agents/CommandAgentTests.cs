using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Command;
using SkillOpt.Harnesses.Tests.Support;
using SkillOpt.Rollouts;

namespace SkillOpt.Harnesses.Tests.Agents;

public sealed class CommandAgentTests
{
    [Fact]
    public void Marks_are_replaced_wherever_they_stand_and_only_once()
    {
        var agent = new CommandAgent(
            new("x", ["run", "--task={task}", "{skill}", "{workspace}:{home}", "{prompt}", "{model}", "{other}"])
        );

        var command = agent.Command(
            new AgentTask("m-1", "/work", "/home", "Read {task} 'now'.") { SkillPath = ".agents/skills/a/SKILL.md" }
        );

        command.Arguments.ShouldBe([
            "--task=/work/task.md",
            "/work/.agents/skills/a/SKILL.md",
            "/work:/home",
            "Read {task} 'now'.",
            "m-1",
            "{other}",
        ]);
        command.Input.ShouldBe("Read {task} 'now'.");
    }

    [Fact]
    public void Without_events_the_output_is_the_answer()
    {
        var reply = Read("  The answer\nis 42.\n");

        reply.Answer.ShouldBe("The answer\nis 42.");
        reply.SkillInContext.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{skill}", ".agents/skills/a/SKILL.md", true)]
    [InlineData("{skill}", null, false)]
    [InlineData("{task}", ".agents/skills/a/SKILL.md", false)]
    public void A_silent_program_that_is_handed_the_skill_counts_as_having_it(string mark, string? skill, bool has) =>
        new CommandAgent(new("x", ["run", mark]))
            .Read(new AgentOutput(0, "42", "") { SkillPath = skill })
            .SkillInContext.ShouldBe(has);

    [Fact]
    public void Events_become_the_timeline_the_usage_and_the_last_message_is_the_answer()
    {
        var reply = Read(
            """
            {"type":"message","text":"I look."}
            {"type":"tool_call","id":"7","name":"read","arguments":{"path":"a","lines":3}}
            {"type":"tool_result","id":"7","output":"text"}
            not an event
            {"type":"usage","input_tokens":10,"output_tokens":2,"cost_usd":0.25}
            {"type":"usage","input_tokens":5,"output_tokens":1,"cached_input_tokens":4,"cost_usd":0.05}
            {"type":"message","text":"42"}
            """
        );

        reply.Answer.ShouldBe("42");
        reply.Cost.ShouldBe(0.30m);
        (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount, reply.Usage.CachedInputTokenCount).ShouldBe(
            (15, 3, 4)
        );
        reply
            .Timeline.SelectMany(message => message.Contents)
            .Select(content => content.GetType().Name)
            .ShouldBe([
                nameof(TextContent),
                nameof(FunctionCallContent),
                nameof(FunctionResultContent),
                nameof(TextContent),
            ]);
    }

    [Fact]
    public void What_is_said_before_a_call_is_not_the_answer() =>
        Read(
            """
            {"type":"message","text":"I look."}
            {"type":"tool_call","id":"7","name":"read","arguments":{}}
            {"type":"tool_result","id":"7","output":"text"}
            """
        )
            .Answer.ShouldBeEmpty();

    [Theory]
    [InlineData("transient", AgentFaultKind.Transient)]
    [InlineData("sign_in", AgentFaultKind.SignIn)]
    [InlineData("rejected", AgentFaultKind.Rejected)]
    [InlineData("other", AgentFaultKind.Rejected)]
    internal void An_error_says_what_it_means(string kind, AgentFaultKind means) =>
        Read($$"""{"type":"error","kind":"{{kind}}","message":"no"}""").Fault.ShouldBe(new AgentFault(means, "no"));

    [Theory]
    [InlineData("{\"type\":\"other\"}")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("[1]")]
    public void A_first_line_that_is_no_event_is_an_answer(string line) => Read(line).Answer.ShouldBe(line);

    [Fact]
    public void Odd_events_do_no_harm()
    {
        var reply = Read(
            """
            {"type":"usage","input_tokens":"many","output_tokens":-1,"cost_usd":null}
            {"type":"tool_call","arguments":[1]}
            {"type":"tool_result","output":{"a":1}}
            {"type":"message","type":"message","text":"\ud800"}
            {"type":"usage","type":"usage"}
            {"type":"message","text":3}
            """
        );

        reply.Answer.ShouldBe("3");
        reply.Usage!.InputTokenCount.ShouldBeNull();
        reply.Fault.ShouldBeNull();
    }

    [Fact]
    public void A_command_without_a_program_is_refused() =>
        Should.Throw<SkillOptException>(() => new CommandAgent(new("x", []))).Kind.ShouldBe(ErrorKind.Usage);

    [Fact]
    public async Task In_place_of_a_model_it_gets_the_messages_and_an_empty_folder()
    {
        StandIn.NeedShell();
        using var agent = new StandIn();
        var client = agent.Client("cat; echo \"files: $(ls -A | wc -l)\"");

        var response = await client.GetResponseAsync(
            [new(ChatRole.System, "Be brief."), new(ChatRole.User, "What is\nright?")],
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.Text.ShouldBe(
            "<system>\nBe brief.\n</system>\n<user>\nWhat is\nright?\n</user>\n\n"
                + "Answer the last message. Reply with the answer only, and use no tools.\nfiles: 0"
        );
    }

    [Fact]
    public async Task In_place_of_a_model_only_the_last_message_is_the_reply()
    {
        StandIn.NeedShell();
        using var agent = new StandIn();
        var client = agent.Client(StandIn.Reads + "answer thinking; answer done");

        var response = await client.GetResponseAsync(
            [new(ChatRole.User, "Go.")],
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.Text.ShouldBe("done");
    }

    [Fact]
    public async Task Usage_and_cost_of_its_runs_are_counted()
    {
        StandIn.NeedShell();
        using var agent = new StandIn();
        var client = agent.Client(
            """
            echo '{"type":"usage","input_tokens":100,"output_tokens":7,"cost_usd":0.5}'
            echo '{"type":"message","text":"YES"}'
            """
        );

        var done = await agent.RunAsync(client);

        done.Usage.ShouldBe(new SkillOpt.Models.Usage(1, 100, 7) { ReportedUsd = 0.5m });
        done.Result.Outcome.ShouldBe(new Outcome.Scored(1, 1));
    }

    private static AgentReply Read(string output) =>
        new CommandAgent(new("x", ["run"])).Read(new AgentOutput(0, output, ""));
}
