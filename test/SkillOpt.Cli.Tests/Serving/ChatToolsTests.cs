using System.Text.Json.Nodes;

namespace SkillOpt.Cli.Tests.Serving;

public sealed class ChatToolsTests
{
    private const string Path = "/chat/completions";

    [Fact]
    public async Task An_agent_calls_a_tool_and_goes_on_with_its_result()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();

        var choice = (await served.AskAsync(Path, request))["choices"]![0]!;

        choice.Text("finish_reason").ShouldBe("tool_calls");
        choice["message"]!["content"].ShouldBeNull();
        var call = choice["message"]!["tool_calls"]!.AsArray().ShouldHaveSingleItem()!;
        call["function"]!.Text("name").ShouldBe("read_file");
        call["function"]!.Text("arguments").ShouldBe("""{"path":"task.md"}""");

        request["messages"]!.AsArray().Add(choice["message"]!.DeepClone());
        request["messages"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["role"] = "tool",
                    ["tool_call_id"] = call.Text("id"),
                    ["content"] = Served.Table,
                }
            );
        var answer = (await served.AskAsync(Path, request))["choices"]![0]!;

        answer.Text("finish_reason").ShouldBe("stop");
        answer["message"]!.Text("content").ShouldContain("<answer>");
    }

    [Fact]
    public async Task A_streamed_call_adds_up_to_the_whole_one()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();
        var whole = (await served.AskAsync(Path, request))["choices"]![0]!["message"]!["tool_calls"]![0]!;
        request["stream"] = true;

        var body = await served.PostAsync(Path, request);

        body.ShouldEndWith("data: [DONE]\n\n");
        var choices = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .SkipLast(1)
            .Select(line => JsonNode.Parse(line["data: ".Length..])!["choices"]![0]!)
            .ToList();
        var calls = choices.Select(choice => choice["delta"]!["tool_calls"]?[0]).OfType<JsonNode>().ToList();
        calls.ShouldAllBe(call => call["index"]!.GetValue<int>() == 0);
        calls[0].Text("id").ShouldBe(whole.Text("id"));
        calls[0]["function"]!.Text("name").ShouldBe("read_file");
        string.Concat(calls.Select(call => call["function"]!.Text("arguments")))
            .ShouldBe(whole["function"]!.Text("arguments"));
        choices[^1].Text("finish_reason").ShouldBe("tool_calls");
    }

    [Fact]
    public async Task A_model_that_is_told_of_tools_and_needs_none_answers()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();
        request["model"] = "scripted-target";
        request["messages"]![0]!["content"] = Served.Table;

        var choice = (await served.AskAsync(Path, request))["choices"]![0]!;

        choice["message"]!.Text("content").ShouldContain("<answer>");
        choice["message"]!["tool_calls"].ShouldBeNull();
    }

    private static JsonNode Agent() =>
        JsonNode.Parse(
            """
            {
              "model": "scripted-agent",
              "messages": [{"role": "user", "content": "Do task.md."}],
              "tools": [{"type": "function", "function": {"name": "read_file", "parameters":
                {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}}}]
            }
            """
        )!;
}
