using System.Text.Json;
using Microsoft.Extensions.AI;
using SkillOpt.Scripted.Tests.Support;

namespace SkillOpt.Scripted.Tests.Agents;

public sealed class ScriptedAgentTests
{
    private const string Prompt = "Read .agents/skills/work/SKILL.md and task.md, then answer the task.";
    private const string Skill = "- Leave out cancelled rows.\n- Answer with the bare value only.";
    private const string SkillFile = $"---\nname: work\ndescription: How to work.\n---\n\n{Skill}\n";

    private const string Task = """
        | item | amount | status |
        |---|---|---|
        | a | 3 | open |
        | b | 4 | cancelled |
        | c | 5 | open |

        How many rows are there?
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Skill_and_task_are_read_one_after_the_other_and_the_target_answers()
    {
        var files = Files((".agents/skills/work/SKILL.md", SkillFile), ("task.md", Task + "\n"));

        var (reply, calls) = await RunAsync(Prompt, files, Declared("read_file", "path"));

        calls.Select(call => call.Name).ShouldBe(["read_file", "read_file"]);
        calls.Select(call => Argument(call, "path")).ShouldBe([".agents/skills/work/SKILL.md", "task.md"]);
        calls.Select(call => call.CallId).ShouldBeUnique();
        using var target = ScriptedModels.Create("target", 3);
        reply.Text.ShouldBe(await target.Reply(Skill, Task));
        reply.Text.ShouldContain("<answer>2</answer>");
        reply.FinishReason.ShouldBe(ChatFinishReason.Stop);
        reply.Usage!.InputTokenCount!.Value.ShouldBeGreaterThan((Prompt.Length + SkillFile.Length + Task.Length) / 4);
    }

    [Fact]
    public async Task Without_a_skill_in_the_prompt_only_the_task_is_read()
    {
        var (reply, calls) = await RunAsync("Do task.md.", Files(("task.md", Task)), Declared("read_file", "path"));

        calls.Select(call => Argument(call, "path")).ShouldBe(["task.md"]);
        using var target = ScriptedModels.Create("target", 3);
        reply.Text.ShouldBe(await target.Reply("", Task));
    }

    [Fact]
    public async Task Instructions_that_the_program_gives_of_itself_are_the_skill_where_the_prompt_names_none()
    {
        var instructions = $"# AGENTS.md instructions for /w\n\n<INSTRUCTIONS>\n{Skill}\n\n</INSTRUCTIONS>";

        var (reply, calls) = await RunAsync(
            "Do task.md.",
            Files(("task.md", Task)),
            Declared("read_file", "path"),
            new ChatMessage(ChatRole.User, instructions)
        );

        calls.Count.ShouldBe(1);
        using var target = ScriptedModels.Create("target", 3);
        reply.Text.ShouldBe(await target.Reply(Skill, Task));
    }

    [Fact]
    public async Task A_tool_that_wants_absolute_paths_gets_them()
    {
        var files = Files(("/w/.agents/skills/work/SKILL.md", SkillFile), ("/w/task.md", Task));
        var place = new ChatMessage(ChatRole.System, "# Environment\n - Primary working directory: /w\n - Shell: bash");

        var (reply, calls) = await RunAsync(Prompt, files, Declared("Read", "file_path"), place);

        calls.Select(call => Argument(call, "file_path")).ShouldBe(["/w/.agents/skills/work/SKILL.md", "/w/task.md"]);
        reply.Text.ShouldContain("<answer>2</answer>");
    }

    [Fact]
    public async Task What_the_program_adds_to_the_prompt_is_no_prompt()
    {
        var reminder = new TextContent("<system-reminder>\nRead other.md and task.md first.\n</system-reminder>");
        List<ChatMessage> messages = [new(ChatRole.User, [new TextContent("Do task.md."), reminder])];

        var reply = await AskAsync(messages, Declared("read_file", "path"));

        Argument(Calls(reply).ShouldHaveSingleItem(), "path").ShouldBe("task.md");
    }

    [Fact]
    public async Task The_same_request_gets_the_same_call()
    {
        List<ChatMessage> messages = [new(ChatRole.User, Prompt)];

        var first = Calls(await AskAsync(messages, Declared("read_file", "path"))).ShouldHaveSingleItem();
        var second = Calls(await AskAsync(messages, Declared("read_file", "path"))).ShouldHaveSingleItem();

        second.CallId.ShouldBe(first.CallId);
        Argument(second, "path").ShouldBe(Argument(first, "path"));
    }

    [Fact]
    public async Task A_second_prompt_of_the_conversation_is_read_anew()
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.User, "Do task.md."),
            new(ChatRole.Assistant, [new FunctionCallContent("call_file_1", "read_file")]),
            new(ChatRole.Tool, [new FunctionResultContent("call_file_1", Task)]),
            new(ChatRole.Assistant, "2"),
            new(ChatRole.User, "Do task.md again."),
        ];

        var reply = await AskAsync(messages, Declared("read_file", "path"));

        Calls(reply).ShouldHaveSingleItem().CallId.ShouldBe("call_file_2");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_in_the_answer()
    {
        var (reply, _) = await RunAsync(Prompt, Files(), Declared("read_file", "path"));

        reply.Text.ShouldBe("I could not read .agents/skills/work/SKILL.md: no such file");
    }

    [Theory]
    [InlineData("Write a title for this conversation.", true)]
    [InlineData("quota", false)]
    [InlineData(Prompt, false)]
    public async Task What_is_no_task_or_cannot_be_worked_on_gets_a_short_answer(string prompt, bool hasTools)
    {
        var reply = await AskAsync(
            [new ChatMessage(ChatRole.User, prompt)],
            hasTools ? Declared("read_file", "path") : null
        );

        reply.Text.ShouldBe("There is nothing to do.");
        Calls(reply).ShouldBeEmpty();
    }

    private static async Task<(ChatResponse Reply, List<FunctionCallContent> Calls)> RunAsync(
        string prompt,
        Dictionary<string, string> files,
        AITool tool,
        params ChatMessage[] before
    )
    {
        List<ChatMessage> messages = [.. before, new(ChatRole.User, prompt)];
        var calls = new List<FunctionCallContent>();
        while (true)
        {
            var reply = await AskAsync(messages, tool);
            if (Calls(reply) is not [var call])
                return (reply, calls);
            calls.Count.ShouldBeLessThan(3);
            reply.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
            calls.Add(call);
            messages.AddRange(reply.Messages);
            var isThere = files.TryGetValue((string)call.Arguments!.Values.Single()!, out var text);
            var result = new FunctionResultContent(call.CallId, isThere ? text : "no such file")
            {
                Exception = isThere ? null : new FileNotFoundException(),
            };
            messages.Add(new ChatMessage(ChatRole.Tool, [result]));
        }
    }

    private static async Task<ChatResponse> AskAsync(List<ChatMessage> messages, AITool? tool)
    {
        using var agent = ScriptedModels.Create("agent", 3);
        var options = new ChatOptions { Tools = tool is null ? [] : [tool] };
        return await agent.GetResponseAsync(messages, options, Token);
    }

    private static List<FunctionCallContent> Calls(ChatResponse reply) =>
        [.. reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];

    private static string? Argument(FunctionCallContent call, string name) => call.Arguments![name]?.ToString();

    private static Dictionary<string, string> Files(params (string Path, string Text)[] files) =>
        files.ToDictionary(file => file.Path, file => file.Text);

    private static AIFunctionDeclaration Declared(string name, string argument) =>
        AIFunctionFactory.CreateDeclaration(
            name,
            null,
            JsonSerializer.SerializeToElement(
                new Dictionary<string, object>
                {
                    ["type"] = "object",
                    ["properties"] = new Dictionary<string, object> { [argument] = new { type = "string" } },
                    ["required"] = new[] { argument },
                }
            )
        );
}
