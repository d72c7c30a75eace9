using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Cli.Serving;
using SkillOpt.Errors;
using SkillOpt.Scripted;

namespace SkillOpt.Cli.Tests.Serving;

public sealed class ModelServerTests
{
    private const string Prompt = """
        | item | amount | status |
        |---|---|---|
        | a | 3 | open |
        | b | 4 | open |

        How many rows have the status open?
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plain_answer_is_what_the_model_says_in_process_with_its_usage()
    {
        await using var server = await ServeAsync(new ServerOptions { Seed = 7 });
        using var client = new HttpClient();

        var body = JsonNode.Parse(await PostAsync(client, server, Request("scripted-target")))!;

        var expected = await ScriptedModels
            .Create("target", 7)
            .GetResponseAsync([new ChatMessage(ChatRole.User, Prompt)], cancellationToken: Token);
        expected.Text.ShouldContain("<answer>");
        body["object"]!.GetValue<string>().ShouldBe("chat.completion");
        body["model"]!.GetValue<string>().ShouldBe("scripted-target");
        var choice = body["choices"]![0]!;
        choice["message"]!["content"]!.GetValue<string>().ShouldBe(expected.Text);
        choice["message"]!["role"]!.GetValue<string>().ShouldBe("assistant");
        choice["finish_reason"]!.GetValue<string>().ShouldBe("stop");
        body["usage"]!["prompt_tokens"]!.GetValue<long>().ShouldBe(expected.Usage!.InputTokenCount!.Value);
        body["usage"]!["completion_tokens"]!.GetValue<long>().ShouldBe(expected.Usage.OutputTokenCount!.Value);
        body["usage"]!["total_tokens"]!.GetValue<long>().ShouldBe(expected.Usage.TotalTokenCount!.Value);
    }

    [Fact]
    public async Task A_streamed_answer_adds_up_to_the_plain_one_and_ends_with_usage_and_done()
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();
        var plain = JsonNode.Parse(await PostAsync(client, server, Request("scripted-target")))!;
        var request = Request("scripted-target");
        request["stream"] = true;
        request["stream_options"] = new JsonObject { ["include_usage"] = true };

        var events = Events(await PostAsync(client, server, request));

        events[^1].ShouldBe("[DONE]");
        var chunks = events[..^1].Select(text => JsonNode.Parse(text)!).ToList();
        chunks.ShouldAllBe(chunk => chunk["object"]!.GetValue<string>() == "chat.completion.chunk");
        chunks[0]["choices"]![0]!["delta"]!["role"]!.GetValue<string>().ShouldBe("assistant");
        var text = string.Concat(
            chunks[..^1].Select(chunk => chunk["choices"]![0]!["delta"]!["content"]?.GetValue<string>())
        );
        text.ShouldBe(plain["choices"]![0]!["message"]!["content"]!.GetValue<string>());
        chunks[^2]["choices"]![0]!["finish_reason"]!.GetValue<string>().ShouldBe("stop");
        chunks[^1]["choices"]!.AsArray().ShouldBeEmpty();
        chunks[^1]["usage"]!.ToJsonString().ShouldBe(plain["usage"]!.ToJsonString());
    }

    [Fact]
    public async Task A_streamed_answer_says_nothing_of_usage_unless_it_is_asked()
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();
        var request = Request("scripted-target");
        request["stream"] = true;

        var body = await PostAsync(client, server, request);

        body.ShouldEndWith("data: [DONE]\n\n");
        body.ShouldNotContain("usage");
    }

    [Fact]
    public async Task Parts_of_text_and_the_role_developer_are_understood()
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();
        var request = Request("scripted-target");
        request["messages"]![0]!["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Prompt });
        request["messages"]!.AsArray().Insert(0, new JsonObject { ["role"] = "developer", ["content"] = null });

        var body = await PostAsync(client, server, request);

        body.ShouldContain("<answer>");
    }

    [Fact]
    public async Task The_models_are_listed()
    {
        await using var server = await ServeAsync(new ServerOptions { AgentModels = ["house-model"] });
        using var client = new HttpClient();

        var list = JsonNode.Parse(await client.GetStringAsync(new Uri($"{server.BaseUrl}/models"), Token))!;

        list["data"]!
            .AsArray()
            .Select(model => model!["id"]!.GetValue<string>())
            .ShouldBe(["scripted-agent", "scripted-optimizer", "scripted-target", "house-model"]);
    }

    [Theory]
    [InlineData("not json", HttpStatusCode.BadRequest, "invalid")]
    [InlineData("""{"model":"a","model":"b"}""", HttpStatusCode.BadRequest, "model")]
    [InlineData("[]", HttpStatusCode.BadRequest, "JSON object")]
    [InlineData("""{"model":"scripted-target"}""", HttpStatusCode.BadRequest, "'messages'")]
    [InlineData("""{"model":"scripted-target","messages":[{}]}""", HttpStatusCode.BadRequest, "'role'")]
    [InlineData(
        """{"model":"scripted-target","messages":[{"role":"user","content":[{"type":"image_url"}]}]}""",
        HttpStatusCode.BadRequest,
        "text only"
    )]
    [InlineData(
        """{"model":"gpt","messages":[{"role":"user","content":"x"}]}""",
        HttpStatusCode.NotFound,
        "scripted-agent, scripted-optimizer and scripted-target"
    )]
    public async Task What_cannot_be_answered_is_refused_in_words(string body, HttpStatusCode status, string words)
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(ChatUri(server), content, Token);

        response.StatusCode.ShouldBe(status);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!;
        error["message"]!.GetValue<string>().ShouldContain(words);
    }

    [Fact]
    public async Task Other_paths_and_methods_are_refused()
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();

        using var elsewhere = await client.GetAsync(new Uri($"{server.BaseUrl}/embeddings"), Token);
        using var wrongMethod = await client.GetAsync(ChatUri(server), Token);

        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        wrongMethod.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_client_that_looks_whether_anybody_is_there_finds_so(string method)
    {
        await using var server = await ServeAsync(new ServerOptions());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(server.BaseUrl), "/"));

        using var response = await client.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_error_is_a_status_of_the_server()
    {
        using var response = await SpoiltAsync(new FaultRates(1, 0, 0, 0));

        ((int)response.StatusCode).ShouldBeInRange(500, 503);
    }

    [Fact]
    public async Task A_rate_limit_says_when_to_come_back()
    {
        using var response = await SpoiltAsync(new FaultRates(0, 0, 0, 1));

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_truncated_answer_arrives_whole_but_is_no_json()
    {
        using var response = await SpoiltAsync(new FaultRates(0, 0, 1, 0));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsStringAsync(Token);
        body.ShouldStartWith("{\"id\":");
        Should.Throw<System.Text.Json.JsonException>(() => JsonNode.Parse(body));
    }

    [Fact]
    public async Task A_cut_connection_fails_on_reading()
    {
        var failure = await Should.ThrowAsync<HttpRequestException>(() => SpoiltAsync(new FaultRates(0, 1, 0, 0)));

        failure.InnerException.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_usage_error_that_names_it()
    {
        await using var first = await ServeAsync(new ServerOptions());
        var port = new Uri(first.BaseUrl).Port;

        var problem = await Should.ThrowAsync<SkillOptException>(() => ServeAsync(new ServerOptions { Port = port }));

        problem.Kind.ShouldBe(ErrorKind.Usage);
        problem.Message.ShouldContain($"Port {port}");
    }

    private static Task<ModelServer> ServeAsync(ServerOptions options) =>
        ModelServer.StartAsync(options, TimeProvider.System, Token);

    private static Uri ChatUri(ModelServer server) => new($"{server.BaseUrl}/chat/completions");

    private static JsonObject Request(string model) =>
        new()
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = Prompt }),
        };

    private static async Task<HttpResponseMessage> SpoiltAsync(FaultRates faults)
    {
        await using var server = await ServeAsync(new ServerOptions { Faults = faults });
        using var client = new HttpClient();
        using var content = new StringContent(Request("scripted-target").ToJsonString());
        return await client.PostAsync(ChatUri(server), content, Token);
    }

    private static async Task<string> PostAsync(HttpClient client, ModelServer server, JsonObject request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(ChatUri(server), content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static List<string> Events(string body) =>
        [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..])];
}
