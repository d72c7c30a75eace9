using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.ChatCompletions;

public sealed class ReplyTests
{
    [Fact]
    public async Task Text_finish_reason_and_usage_are_read()
    {
        var response = await ResponseAsync(Replies.Full);

        response.Text.ShouldBe("Forty-two");
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        response.ResponseId.ShouldBe("chatcmpl-1");
        response.ModelId.ShouldBe("gpt-5.5-2026-04-01");
        response.Usage!.InputTokenCount.ShouldBe(120);
        response.Usage.OutputTokenCount.ShouldBe(30);
        response.Usage.TotalTokenCount.ShouldBe(150);
        response.Usage.CachedInputTokenCount.ShouldBe(96);
        response.Usage.ReasoningTokenCount.ShouldBe(12);
    }

    [Fact]
    public async Task Usage_that_is_not_reported_stays_unknown()
    {
        var response = await ResponseAsync(Replies.Bare("Hi"));

        response.Text.ShouldBe("Hi");
        response.Usage.ShouldBeNull();
        response.FinishReason.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}""", "ab")]
    [InlineData("""{"content":null}""", "")]
    public async Task Content_is_read_in_every_form(string message, string text)
    {
        var response = await ResponseAsync($$"""{"choices":[{"message":{{message}},"finish_reason":"eos"}]}""");

        response.Text.ShouldBe(text);
        response.FinishReason!.Value.Value.ShouldBe("eos");
    }

    [Fact]
    public async Task A_stream_is_the_whole_reply_in_one_update()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Full);
        using var client = Clients.Of(server);

        var updates = await client
            .GetStreamingResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        updates.ShouldHaveSingleItem();
        var response = updates.ToChatResponse();
        response.Text.ShouldBe("Forty-two");
        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        response.Usage!.CachedInputTokenCount.ShouldBe(96);
        server.Seen.ShouldHaveSingleItem().Body.ContainsKey("stream").ShouldBeFalse();
    }

    private static async Task<ChatResponse> ResponseAsync(string body)
    {
        await using var server = await ModelServer.SayingAsync(200, body);
        using var client = Clients.Of(server);
        return await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);
    }
}
