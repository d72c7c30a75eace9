using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;
using SkillOpt.ToolUse;

namespace SkillOpt.Tests.ToolUse;

public sealed class ToolLoopTests
{
    private readonly List<TrajectoryEntry> trajectory = [];
    private readonly List<ChatMessage> messages = [new(ChatRole.User, "Do it.")];
    private readonly List<string> done = [];

    [Fact]
    public async Task Calls_are_carried_out_in_order_until_there_is_none()
    {
        var target = new Target(Calls(("echo", "a"), ("echo", "b")), Calls(("echo", "c")), Says("end"));

        var last = await Run(new ToolLoop([Echo], 10), target);

        last.Text.ShouldBe("end");
        done.ShouldBe(["a", "b", "c"]);
        target.Asked.ShouldBe([1, 3, 5]);
        trajectory
            .Select(entry => $"{entry.Role}: {entry.Text}")
            .ShouldBe([
                "tool_call: echo(text=\"a\")",
                "observation: said a",
                "tool_call: echo(text=\"b\")",
                "observation: said b",
                "tool_call: echo(text=\"c\")",
                "observation: said c",
                "assistant: end",
            ]);
    }

    [Fact]
    public async Task On_the_last_turn_it_must_answer_and_its_calls_are_not_carried_out()
    {
        var target = new Target(Calls(("echo", "a")), Calls(("echo", "b")));

        await Run(new ToolLoop([Echo], 2), target);

        done.ShouldBe(["a"]);
        target.Modes.ShouldBe([ChatToolMode.Auto, ChatToolMode.None]);
        messages.ShouldContain(message => message.Text.StartsWith("This is your last turn."));
    }

    [Fact]
    public async Task Where_no_answer_is_asked_for_the_last_turn_is_one_like_the_others()
    {
        var target = new Target(Calls(("echo", "a")), Calls(("echo", "b")));

        await Run(new ToolLoop([Echo], 2) { MustAnswer = false }, target);

        done.ShouldBe(["a", "b"]);
        target.Modes.ShouldBe([ChatToolMode.Auto, ChatToolMode.Auto]);
        messages.ShouldAllBe(message => !message.Text.Contains("last turn"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_and_what_fails_ends_the_attempt()
    {
        var target = new Target(Calls(("shell", "a"), ("refuse", "b")), Says("end"));

        await Run(new ToolLoop([Echo, Refusing], 3), target);

        trajectory.ShouldContain(
            new TrajectoryEntry("observation", "error: there is no tool 'shell'. Tools: echo, refuse.")
        );
        trajectory.ShouldContain(new TrajectoryEntry("observation", "error: not b."));
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Run(new ToolLoop([Failing], 3), new Target(Calls(("fail", "x"))))
        );
    }

    [Fact]
    public async Task Long_results_are_cut_where_the_tools_say()
    {
        var target = new Target(Calls(("echo", new string('x', 90))), Says("end"));

        await Run(new ToolLoop([Echo], 3) { LongestResult = 20 }, target);

        trajectory[1].Text.ShouldBe($"said {new string('x', 15)}\n[cut after 20 characters]");
    }

    [Fact]
    public async Task A_script_is_shown_without_escapes()
    {
        await Run(new ToolLoop([Echo], 3), new Target(Calls(("echo", "import x\nprint(\"y\")")), Says("end")));

        trajectory[0].Text.ShouldBe("echo(text=\nimport x\nprint(\"y\")\n)");
    }

    [Theory]
    [InlineData("""{"list":["a","b"]}""", "a|b")]
    [InlineData("""{"list":[]}""", "")]
    [InlineData("""{"list":"a"}""", null)]
    [InlineData("""{"list":[1]}""", null)]
    [InlineData("{}", null)]
    public void A_list_of_texts_is_that_and_nothing_else(string json, string? texts)
    {
        var arguments = new ToolArguments(Values(json));

        if (texts is null)
        {
            Should.Throw<ToolException>(() => arguments.Texts("list"));
        }
        else
        {
            string.Join('|', arguments.Texts("list")).ShouldBe(texts);
        }
    }

    private AgentTool Echo =>
        Tool(
            "echo",
            text =>
            {
                done.Add(text);
                return $"said {text}";
            }
        );

    private static AgentTool Refusing => Tool("refuse", text => throw new ToolException($"not {text}."));

    private static AgentTool Failing => Tool("fail", _ => throw new InvalidOperationException());

    private static AgentTool Tool(string name, Func<string, string> run) =>
        new(name, "", """{"type":"object"}""", (arguments, _) => Task.FromResult(run(arguments.Text("text"))));

    private Task<ChatResponse> Run(ToolLoop loop, Target target) =>
        loop.RunAsync(target, messages, trajectory, TestContext.Current.CancellationToken);

    private static ChatMessage Says(string text) => new(ChatRole.Assistant, text);

    private static ChatMessage Calls(params (string Tool, string Text)[] calls) =>
        new(
            ChatRole.Assistant,
            [
                .. calls.Select(
                    (call, i) =>
                        new FunctionCallContent(
                            $"c{i}",
                            call.Tool,
                            Values(JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = call.Text }))
                        )
                ),
            ]
        );

    private static Dictionary<string, object?> Values(string json) =>
        JsonDocument
            .Parse(json)
            .RootElement.EnumerateObject()
            .ToDictionary(field => field.Name, field => (object?)field.Value.Clone());

    private sealed class Target(params ChatMessage[] replies) : IChatClient
    {
        public List<int> Asked { get; } = [];

        public List<ChatToolMode?> Modes { get; } = [];

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            Asked.Add(messages.Count());
            Modes.Add(options?.ToolMode);
            return Task.FromResult(new ChatResponse(replies[Asked.Count - 1]));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
