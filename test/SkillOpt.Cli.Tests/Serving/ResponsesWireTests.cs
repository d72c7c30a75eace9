using System.Net;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Serving;

namespace SkillOpt.Cli.Tests.Serving;

public sealed class ResponsesWireTests
{
    private const string Path = "/responses";

    [Fact]
    public async Task A_text_is_answered_with_a_message_and_its_usage()
    {
        await using var served = await Served.StartAsync();

        var body = await served.AskAsync(
            Path,
            new JsonObject { ["model"] = "scripted-target", ["input"] = Served.Table }
        );

        body.Text("object").ShouldBe("response");
        body.Text("status").ShouldBe("completed");
        body.Text("model").ShouldBe("scripted-target");
        var item = body["output"]!.AsArray().ShouldHaveSingleItem()!;
        item.Text("type").ShouldBe("message");
        item["content"]![0]!.Text("type").ShouldBe("output_text");
        item["content"]![0]!.Text("text").ShouldContain("<answer>");
        var usage = body["usage"]!;
        usage["input_tokens"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var sum = usage["input_tokens"]!.GetValue<int>() + usage["output_tokens"]!.GetValue<int>();
        usage["total_tokens"]!.GetValue<int>().ShouldBe(sum);
    }

    [Fact]
    public async Task A_streamed_text_adds_up_to_the_whole_one()
    {
        await using var served = await Served.StartAsync();
        var whole = await served.AskAsync(Path, Request());

        var events = await served.EventsAsync(Path, Request());

        events[0].Text("type").ShouldBe("response.created");
        events.Select(data => data["sequence_number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, events.Count));
        var text = whole["output"]![0]!["content"]![0]!.Text("text");
        string.Concat(Of(events, "response.output_text.delta").Select(data => data.Text("delta"))).ShouldBe(text);
        Of(events, "response.output_text.delta").Count.ShouldBeGreaterThan(0);
        Of(events, "response.output_text.done").ShouldHaveSingleItem().Text("text").ShouldBe(text);
        var item = Of(events, "response.output_item.done").ShouldHaveSingleItem()["item"]!;
        item["content"]![0]!.Text("text").ShouldBe(text);
        Of(events, "response.output_item.added").ShouldHaveSingleItem()["item"]!.Text("id").ShouldBe(item.Text("id"));
        events[^1].Text("type").ShouldBe("response.completed");
        var end = events[^1]["response"]!;
        end["output"]!.ToJsonString().ShouldBe(new JsonArray(item.DeepClone()).ToJsonString());
        end["usage"]!.ToJsonString().ShouldBe(whole["usage"]!.ToJsonString());
    }

    [Fact]
    public async Task An_agent_calls_a_function_and_goes_on_with_its_output()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();

        var call = (await served.AskAsync(Path, request))["output"]!.AsArray().ShouldHaveSingleItem()!;

        call.Text("type").ShouldBe("function_call");
        call.Text("name").ShouldBe("exec_command");
        JsonNode.Parse(call.Text("arguments"))!.Text("cmd").ShouldBe("cat 'task.md'");

        var input = request["input"]!.AsArray();
        input.Add(new JsonObject { ["type"] = "reasoning", ["summary"] = new JsonArray() });
        input.Add(call.DeepClone());
        input.Add(
            new JsonObject
            {
                ["type"] = "function_call_output",
                ["call_id"] = call.Text("call_id"),
                ["output"] =
                    $"Chunk ID: 1\nWall time: 0.1 seconds\nProcess exited with code 0\nOutput:\n{Served.Table}\n",
            }
        );
        var answer = await served.AskAsync(Path, request);

        answer["output"]![0]!["content"]![0]!.Text("text").ShouldContain("<answer>");
    }

    [Fact]
    public async Task A_streamed_call_adds_up_to_the_whole_one()
    {
        await using var served = await Served.StartAsync();
        var whole = (await served.AskAsync(Path, Agent()))["output"]![0]!;

        var events = await served.EventsAsync(Path, Agent());

        var added = Of(events, "response.output_item.added").ShouldHaveSingleItem()["item"]!;
        added.Text("arguments").ShouldBeEmpty();
        added.Text("call_id").ShouldBe(whole.Text("call_id"));
        string.Concat(Of(events, "response.function_call_arguments.delta").Select(data => data.Text("delta")))
            .ShouldBe(whole.Text("arguments"));
        Of(events, "response.function_call_arguments.done")
            .ShouldHaveSingleItem()
            .Text("arguments")
            .ShouldBe(whole.Text("arguments"));
        Of(events, "response.output_item.done").ShouldHaveSingleItem()["item"]!
            .Text("arguments")
            .ShouldBe(whole.Text("arguments"));
        events[^1]["response"]!["output"]![0]!.Text("name").ShouldBe("exec_command");
    }

    [Theory]
    [InlineData("gpt-5.5")]
    [InlineData("claude-sonnet")]
    [InlineData("house-model")]
    public async Task Names_that_agent_programs_ask_for_are_the_agent(string name)
    {
        await using var served = await Served.StartAsync(new ServerOptions { AgentModels = ["house-model"] });
        var request = Agent();
        request["model"] = name;

        var body = await served.AskAsync(Path, request);

        body.Text("model").ShouldBe(name);
        body["output"]![0]!.Text("name").ShouldBe("exec_command");
    }

    [Theory]
    [InlineData("""{"model":"scripted-target"}""", HttpStatusCode.BadRequest, "'input'")]
    [InlineData("""{"input":"x"}""", HttpStatusCode.BadRequest, "'model'")]
    [InlineData("""{"model":"scripted-target","input":[{"content":"x"}]}""", HttpStatusCode.BadRequest, "'role'")]
    [InlineData(
        """{"model":"scripted-target","input":"x","previous_response_id":"r"}""",
        HttpStatusCode.BadRequest,
        "previous_response_id"
    )]
    [InlineData("""{"model":"house-model","input":"x"}""", HttpStatusCode.NotFound, "scripted-agent")]
    public async Task What_cannot_be_answered_is_refused_in_words(string body, HttpStatusCode status, string words)
    {
        await using var served = await Served.StartAsync();

        var error = (await served.AskAsync(Path, JsonNode.Parse(body)!, status))["error"]!;

        error.Text("type").ShouldBe("invalid_request_error");
        error.Text("message").ShouldContain(words);
    }

    [Fact]
    public async Task A_fault_is_written_as_this_wire_writes_errors()
    {
        await using var served = await Served.StartAsync(new ServerOptions { Faults = new FaultRates(0, 0, 0, 1) });

        var body = await served.AskAsync(Path, Request(), HttpStatusCode.TooManyRequests);

        body["error"]!.Text("type").ShouldBe("rate_limit_error");
    }

    private static JsonObject Request() => new() { ["model"] = "scripted-target", ["input"] = Served.Table };

    /// <summary>A request as Codex writes it.</summary>
    private static JsonNode Agent() =>
        JsonNode.Parse(
            """
            {
              "model": "scripted-agent",
              "input": [
                {"type": "message", "role": "developer", "content": [{"type": "input_text", "text": "You are an agent."}]},
                {"type": "message", "role": "user", "content": [
                  {"type": "input_text", "text": "<environment_context>\n  <cwd>/w</cwd>\n</environment_context>"}]},
                {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Do task.md.\n"}]}
              ],
              "tools": [
                {"type": "function", "name": "exec_command", "strict": false, "parameters":
                  {"type": "object", "properties": {"cmd": {"type": "string"}}, "required": ["cmd"]}},
                {"type": "custom", "name": "apply_patch", "format": {"type": "grammar"}},
                {"type": "namespace", "name": "agents", "tools": []},
                {"type": "web_search", "external_web_access": false}
              ],
              "tool_choice": "auto",
              "store": false,
              "include": ["reasoning.encrypted_content"]
            }
            """
        )!;

    private static List<JsonNode> Of(IEnumerable<JsonNode> events, string type) =>
        [.. events.Where(data => data.Text("type") == type)];
}
