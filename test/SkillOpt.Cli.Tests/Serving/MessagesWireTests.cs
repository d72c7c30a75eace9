using System.Net;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Serving;

namespace SkillOpt.Cli.Tests.Serving;

public sealed class MessagesWireTests
{
    private const string Path = "/messages?beta=true";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_answered_with_a_message_and_its_usage()
    {
        await using var served = await Served.StartAsync();

        var body = await served.AskAsync(Path, Request());

        body.Text("type").ShouldBe("message");
        body.Text("role").ShouldBe("assistant");
        body.Text("model").ShouldBe("scripted-target");
        body.Text("stop_reason").ShouldBe("end_turn");
        var block = body["content"]!.AsArray().ShouldHaveSingleItem()!;
        block.Text("type").ShouldBe("text");
        block.Text("text").ShouldContain("<answer>");
        body["usage"]!["input_tokens"]!.GetValue<int>().ShouldBeGreaterThan(0);
        body["usage"]!["output_tokens"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("""  "<skill>\n- Answer with the bare value only.\n</skill>"  """)]
    [InlineData(
        """  [{"type":"text","text":"<skill>\n- Answer with "},{"type":"text","text":"the bare value only.\n</skill>"}]  """
    )]
    public async Task The_system_prompt_may_be_a_text_or_blocks(string system)
    {
        await using var served = await Served.StartAsync();
        var request = Request();
        request["system"] = JsonNode.Parse(system);

        var body = await served.AskAsync(Path, request);

        body["content"]![0]!.Text("text").ShouldContain("<answer>2</answer>");
    }

    [Fact]
    public async Task A_streamed_text_adds_up_to_the_whole_one()
    {
        await using var served = await Served.StartAsync();
        var whole = await served.AskAsync(Path, Request());

        var events = await served.EventsAsync(Path, Request());

        events
            .Select(data => data.Text("type"))
            .Distinct()
            .ShouldBe([
                "message_start",
                "ping",
                "content_block_start",
                "content_block_delta",
                "content_block_stop",
                "message_delta",
                "message_stop",
            ]);
        events[0]["message"]!["content"]!.AsArray().ShouldBeEmpty();
        events[0]["message"]!["usage"]!["input_tokens"]!
            .GetValue<int>()
            .ShouldBe(whole["usage"]!["input_tokens"]!.GetValue<int>());
        string.Concat(Deltas(events, "text_delta").Select(delta => delta.Text("text")))
            .ShouldBe(whole["content"]![0]!.Text("text"));
        events[^2]["delta"]!.Text("stop_reason").ShouldBe("end_turn");
        events[^2]["usage"]!.ToJsonString().ShouldBe(whole["usage"]!.ToJsonString());
    }

    [Fact]
    public async Task An_agent_uses_a_tool_and_goes_on_with_its_result()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();

        var reply = await served.AskAsync(Path, request);

        reply.Text("stop_reason").ShouldBe("tool_use");
        var call = reply["content"]!.AsArray().ShouldHaveSingleItem()!;
        call.Text("name").ShouldBe("Read");
        call["input"]!.Text("file_path").ShouldBe("/w/task.md");

        request["messages"]!
            .AsArray()
            .Add(new JsonObject { ["role"] = "assistant", ["content"] = reply["content"]!.DeepClone() });
        request["messages"]!.AsArray().Add(Result(call.Text("id"), Served.Table));
        var answer = await served.AskAsync(Path, request);

        answer["content"]![0]!.Text("text").ShouldContain("<answer>");
        answer.Text("stop_reason").ShouldBe("end_turn");
    }

    [Fact]
    public async Task A_tool_that_failed_is_told_in_the_answer()
    {
        await using var served = await Served.StartAsync();
        var request = Agent();
        var reply = await served.AskAsync(Path, request);
        var result = Result(reply["content"]![0]!.Text("id"), "File does not exist.");
        result["content"]![0]!["is_error"] = true;
        request["messages"]!
            .AsArray()
            .Add(new JsonObject { ["role"] = "assistant", ["content"] = reply["content"]!.DeepClone() });
        request["messages"]!.AsArray().Add(result);

        var answer = await served.AskAsync(Path, request);

        answer["content"]![0]!.Text("text").ShouldBe("I could not read task.md: File does not exist.");
    }

    [Fact]
    public async Task A_streamed_tool_use_adds_up_to_the_whole_one()
    {
        await using var served = await Served.StartAsync();
        var whole = (await served.AskAsync(Path, Agent()))["content"]![0]!;

        var events = await served.EventsAsync(Path, Agent());

        var begun = events.Single(data => data.Text("type") == "content_block_start")["content_block"]!;
        begun.Text("id").ShouldBe(whole.Text("id"));
        begun["input"]!.AsObject().ShouldBeEmpty();
        var input = string.Concat(Deltas(events, "input_json_delta").Select(delta => delta.Text("partial_json")));
        input.ShouldBe(whole["input"]!.ToJsonString());
        events[^2]["delta"]!.Text("stop_reason").ShouldBe("tool_use");
    }

    [Fact]
    public async Task Tokens_are_counted_without_an_answer()
    {
        await using var served = await Served.StartAsync(new ServerOptions { Faults = new FaultRates(1, 0, 0, 0) });
        var request = new JsonObject
        {
            ["model"] = "claude-opus",
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "123456789" }),
        };

        var body = await served.AskAsync("/messages/count_tokens", request);

        body.ToJsonString().ShouldBe("""{"input_tokens":3}""");
    }

    [Fact]
    public async Task The_small_model_that_an_agent_asks_for_is_there()
    {
        await using var served = await Served.StartAsync();
        var request = new JsonObject
        {
            ["model"] = "claude-haiku-5",
            ["max_tokens"] = 1,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "quota" }),
        };

        var body = await served.AskAsync(Path, request);

        body["content"]![0]!.Text("text").ShouldBe("There is nothing to do.");
    }

    [Theory]
    [InlineData("""{"model":"scripted-target"}""", HttpStatusCode.BadRequest, "invalid_request_error")]
    [InlineData("[]", HttpStatusCode.BadRequest, "invalid_request_error")]
    [InlineData(
        """{"model":"scripted-target","messages":[{"role":"user","content":[{"type":"image","source":{}}]}]}""",
        HttpStatusCode.BadRequest,
        "invalid_request_error"
    )]
    [InlineData(
        """{"model":"x","messages":[{"role":"user","content":"x"}]}""",
        HttpStatusCode.NotFound,
        "not_found_error"
    )]
    public async Task Errors_have_the_form_of_this_wire(string body, HttpStatusCode status, string type)
    {
        await using var served = await Served.StartAsync();

        var error = await served.AskAsync(Path, JsonNode.Parse(body)!, status);

        error.Text("type").ShouldBe("error");
        error["error"]!.Text("type").ShouldBe(type);
        error["error"]!.Text("message").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Faults_have_the_form_of_this_wire()
    {
        await using var failing = await Served.StartAsync(new ServerOptions { Faults = new FaultRates(1, 0, 0, 0) });
        await using var limited = await Served.StartAsync(new ServerOptions { Faults = new FaultRates(0, 0, 0, 1) });

        using var failed = await failing.SendAsync(Path, Request().ToJsonString());
        using var refused = await limited.SendAsync(Path, Request().ToJsonString());

        ((int)failed.StatusCode).ShouldBeInRange(500, 503);
        (await ErrorAsync(failed)).ShouldBe("api_error");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await ErrorAsync(refused)).ShouldBe("rate_limit_error");
    }

    [Fact]
    public async Task A_stream_may_be_cut_off()
    {
        await using var served = await Served.StartAsync(new ServerOptions { Faults = new FaultRates(0, 1, 0, 0) });
        var request = Request();
        request["stream"] = true;

        await Should.ThrowAsync<HttpRequestException>(() => served.PostAsync(Path, request));
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!.Text("type");

    private static JsonObject Request() =>
        new()
        {
            ["model"] = "scripted-target",
            ["max_tokens"] = 1000,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Served.Table }),
        };

    private static JsonObject Result(string id, string text) =>
        new()
        {
            ["role"] = "user",
            ["content"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "tool_result",
                    ["tool_use_id"] = id,
                    ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
                }
            ),
        };

    /// <summary>A request as Claude Code writes it.</summary>
    private static JsonNode Agent() =>
        JsonNode.Parse(
            """
            {
              "model": "scripted-agent",
              "max_tokens": 32000,
              "thinking": {"type": "adaptive"},
              "system": [{"type": "text", "text": "You are an agent.", "cache_control": {"type": "ephemeral"}}],
              "messages": [
                {"role": "user", "content": [
                  {"type": "text", "text": "<system-reminder>\nMind the time.\n</system-reminder>"},
                  {"type": "text", "text": "Do task.md.\n"}]},
                {"role": "system", "content": [{"type": "text", "text": "# Environment\n - Primary working directory: /w\n"}]},
                {"role": "assistant", "content": [{"type": "thinking", "thinking": "Well.", "signature": "s"}]}
              ],
              "tools": [
                {"name": "Bash", "input_schema": {"type": "object", "properties": {"command": {"type": "string"}}}},
                {"name": "Read", "input_schema": {"type": "object", "properties":
                  {"file_path": {"type": "string"}, "limit": {"type": "integer"}}, "required": ["file_path"]}},
                {"type": "web_search_20250305", "name": "web_search"}
              ]
            }
            """
        )!;

    private static IEnumerable<JsonNode> Deltas(IEnumerable<JsonNode> events, string type) =>
        events
            .Where(data => data.Text("type") == "content_block_delta")
            .Select(data => data["delta"]!)
            .Where(delta => delta.Text("type") == type);
}
