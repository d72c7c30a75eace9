using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Responses;

public sealed class ResponsesTests
{
    [Fact]
    public async Task A_conversation_is_posted_to_responses_and_not_kept_there()
    {
        await using var server = await ModelServer.SayingAsync(200, Wire.Reply("responses"));
        using var client = Wire.Client(
            "responses",
            server,
            new ProviderOptions
            {
                Temperature = 0.5,
                MaxOutputTokens = 70,
                ReasoningEffort = "low",
            }
        );

        await client.GetResponseAsync(
            [new(ChatRole.System, "Be brief."), .. Clients.Hello],
            cancellationToken: TestContext.Current.CancellationToken
        );

        var request = server.Seen.ShouldHaveSingleItem();
        request.Path.ShouldBe("/v1/responses");
        request.Headers["Authorization"].ShouldBe($"Bearer {Clients.Key}");
        request
            .Body.ToJsonString()
            .ShouldBe(
                """
                {"model":"m","input":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello"}],
                "store":false,"temperature":0.5,"max_output_tokens":70,"reasoning":{"effort":"low"}}
                """.Replace("\n", "", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task Text_finish_reason_and_usage_are_read()
    {
        await using var server = await ModelServer.SayingAsync(
            200,
            """
            {"id":"resp_1","model":"gpt-5.4-pro","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"error":null,
             "output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Forty"}]}],
             "usage":{"input_tokens":120,"input_tokens_details":{"cached_tokens":96},"output_tokens":30,"output_tokens_details":{"reasoning_tokens":12},"total_tokens":150}}
            """
        );
        using var client = Wire.Client("responses", server);

        var response = await client.GetResponseAsync(
            Clients.Hello,
            cancellationToken: TestContext.Current.CancellationToken
        );

        response.Text.ShouldBe("Forty");
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        response.ResponseId.ShouldBe("resp_1");
        response.Usage!.InputTokenCount.ShouldBe(120);
        response.Usage.CachedInputTokenCount.ShouldBe(96);
        response.Usage.OutputTokenCount.ShouldBe(30);
        response.Usage.ReasoningTokenCount.ShouldBe(12);
        response.Usage.TotalTokenCount.ShouldBe(150);
    }

    [Theory]
    [InlineData("openai", "gpt-5.3-codex-max", null, "/v1/responses")]
    [InlineData("openai", "gpt-5.4-pro", null, "/v1/responses")]
    [InlineData("openai", "codex-mini-latest", null, "/v1/responses")]
    [InlineData("azure", "gpt-5-codex", null, "/v1/responses")]
    [InlineData("openai", "gpt-5.4", null, "/v1/chat/completions")]
    [InlineData("openai", "gpt-5.4", ProviderApi.Responses, "/v1/responses")]
    [InlineData("openai", "gpt-5.4-pro", ProviderApi.ChatCompletions, "/v1/chat/completions")]
    [InlineData("openai-compatible", "gpt-5.4-pro", null, "/v1/chat/completions")]
    public async Task The_models_that_need_it_are_asked_there(
        string provider,
        string model,
        ProviderApi? api,
        string path
    )
    {
        await using var server = await ModelServer.SayingAsync(
            200,
            Wire.Reply(path == "/v1/responses" ? "responses" : "chat")
        );
        using var client = ModelProviders.Create(
            provider,
            model,
            new ProviderOptions
            {
                BaseUrl = server.BaseUrl,
                ApiKeyEnv = Clients.Variable,
                Api = api,
            },
            Clients.Environment
        );

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        server.Seen.Single().Path.ShouldBe(path);
    }
}
