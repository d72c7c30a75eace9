using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.ChatCompletions;

public sealed class RequestTests
{
    [Fact]
    public async Task A_conversation_is_posted_to_chat_completions_with_the_key()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = Clients.Of(server);

        await client.GetResponseAsync(
            [
                new(ChatRole.System, "Be brief — \"ja\"."),
                new(ChatRole.User, [new TextContent("Hel"), new TextContent("lo")]),
                new(ChatRole.Assistant, [new TextReasoningContent("hm"), new TextContent("Hi")]),
                new(ChatRole.User, "Again"),
            ],
            cancellationToken: TestContext.Current.CancellationToken
        );

        var request = server.Seen.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/v1/chat/completions");
        request.Headers["Authorization"].ShouldBe($"Bearer {Clients.Key}");
        request.Headers["Content-Type"].ShouldStartWith("application/json");
        request
            .Body.ToJsonString()
            .ShouldBe(
                System
                    .Text.Json.Nodes.JsonNode.Parse(
                        """
                        {"model":"gpt-5.5","messages":[
                          {"role":"system","content":"Be brief — \"ja\"."},
                          {"role":"user","content":"Hello"},
                          {"role":"assistant","content":"Hi"},
                          {"role":"user","content":"Again"}]}
                        """
                    )!
                    .ToJsonString()
            );
    }

    [Fact]
    public async Task A_slash_at_the_end_of_the_base_url_changes_nothing()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = ModelProviders.Create(
            ModelProviders.OpenAICompatible,
            "m",
            new ProviderOptions { BaseUrl = server.BaseUrl + "/" }
        );

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        server.Seen.ShouldHaveSingleItem().Path.ShouldBe("/v1/chat/completions");
    }

    [Fact]
    public async Task Settings_become_fields_and_openai_gets_max_completion_tokens()
    {
        var body = await BodyOfAsync(
            server =>
                Clients.Of(
                    server,
                    new ProviderOptions
                    {
                        Temperature = 0.3,
                        MaxOutputTokens = 800,
                        ReasoningEffort = "low",
                    }
                ),
            options: null
        );

        body["temperature"]!.GetValue<double>().ShouldBe(0.3);
        body["max_completion_tokens"]!.GetValue<int>().ShouldBe(800);
        body["reasoning_effort"]!.GetValue<string>().ShouldBe("low");
        body.ContainsKey("max_tokens").ShouldBeFalse();
    }

    [Fact]
    public async Task A_compatible_server_gets_max_tokens_and_no_key()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = Clients.Compatible(server, new ProviderOptions { MaxOutputTokens = 800 });

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        var request = server.Seen.ShouldHaveSingleItem();
        request.Body["model"]!.GetValue<string>().ShouldBe("meta-llama/Llama-3.1-8B-Instruct");
        request.Body["max_tokens"]!.GetValue<int>().ShouldBe(800);
        request.Body.ContainsKey("max_completion_tokens").ShouldBeFalse();
        request.Headers.ContainsKey("Authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task A_compatible_server_with_a_key_variable_gets_the_key()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = Clients.Compatible(server, new ProviderOptions { ApiKeyEnv = Clients.Variable });

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        server.Seen.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe($"Bearer {Clients.Key}");
    }

    [Theory]
    [InlineData(500, 800, 500)]
    [InlineData(64_000, 800, 800)]
    [InlineData(500, null, 500)]
    public async Task The_smaller_output_limit_of_call_and_settings_is_sent(int asked, int? configured, int sent)
    {
        var body = await BodyOfAsync(
            server => Clients.Of(server, new ProviderOptions { MaxOutputTokens = configured }),
            new ChatOptions { MaxOutputTokens = asked }
        );

        body["max_completion_tokens"]!.GetValue<int>().ShouldBe(sent);
    }

    [Fact]
    public async Task What_a_call_asks_for_wins_over_the_settings()
    {
        var body = await BodyOfAsync(
            server => Clients.Of(server, new ProviderOptions { Temperature = 0, ReasoningEffort = "low" }),
            new ChatOptions
            {
                Temperature = 0.7f,
                Reasoning = new ReasoningOptions { Effort = ReasoningEffort.ExtraHigh },
                TopP = 0.5f,
                FrequencyPenalty = 1,
                PresencePenalty = -1,
                Seed = 7,
                StopSequences = ["END"],
                Instructions = "First.",
                ModelId = "other",
            }
        );

        body.ToJsonString()
            .ShouldBe(
                """
                {"model":"other","messages":[{"role":"system","content":"First."},{"role":"user","content":"Hello"}],
                "temperature":0.7,"reasoning_effort":"xhigh","top_p":0.5,"frequency_penalty":1,"presence_penalty":-1,
                "seed":7,"stop":["END"]}
                """.Replace("\n", "", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_before_anything_is_sent()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = Clients.Of(server);
        var cancellation = TestContext.Current.CancellationToken;

        async Task<string> RefusedAsync(ChatMessage message, ChatOptions? options = null) =>
            (
                await Should.ThrowAsync<NotSupportedException>(() =>
                    client.GetResponseAsync([message], options, cancellation)
                )
            ).Message;

        var sound = new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/wav")]);
        (await RefusedAsync(sound)).ShouldContain("DataContent");
        (await RefusedAsync(new ChatMessage(ChatRole.Tool, "42"))).ShouldContain("'tool'");
        (await RefusedAsync(Clients.Hello[0], new ChatOptions { TopK = 5 })).ShouldContain("TopK");
        server.Seen.ShouldBeEmpty();
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> BodyOfAsync(
        Func<ModelServer, IChatClient> create,
        ChatOptions? options
    )
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = create(server);
        await client.GetResponseAsync(Clients.Hello, options, TestContext.Current.CancellationToken);
        return server.Seen.ShouldHaveSingleItem().Body;
    }
}
