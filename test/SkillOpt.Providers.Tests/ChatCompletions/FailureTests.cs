using System.Globalization;
using Microsoft.AspNetCore.Http;
using SkillOpt.Models;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.ChatCompletions;

public sealed class FailureTests
{
    [Fact]
    public async Task A_refused_key_is_reported_with_status_and_message_but_without_the_key()
    {
        var failure = await FailureAsync(
            401,
            $$$"""{"error":{"message":"Incorrect API key provided: {{{Clients.Key}}}.","type":"invalid_request_error"}}"""
        );

        failure.Message.ShouldBe(
            $"openai/gpt-5.5: HTTP 401: Incorrect API key provided: ***. Check the key in {Clients.Variable}."
        );
        failure.ToString().ShouldNotContain(Clients.Key);
    }

    [Theory]
    [InlineData(429, """{"error":{"message":"Slow down.","code":"rate_limit_exceeded"}}""", "HTTP 429: Slow down.")]
    [InlineData(500, """{"error":"out of memory"}""", "HTTP 500: out of memory")]
    [InlineData(400, """{"object":"error","message":"max_tokens is too large"}""", "HTTP 400: max_tokens is too large")]
    [InlineData(422, """{"detail":[{"message":"Field required"}]}""", "HTTP 422: Field required")]
    [InlineData(400, """[{"error":{"message":"No such field"}}]""", "HTTP 400: No such field")]
    [InlineData(502, "<html>\n  <b>Bad gateway</b>\n</html>", "HTTP 502: <html> <b>Bad gateway</b> </html>")]
    [InlineData(503, "", "HTTP 503: (empty)")]
    [InlineData(302, "moved", "HTTP 302: moved")]
    [InlineData(200, """{"error":{"message":"Overloaded"}}""", "the reply is an error: Overloaded")]
    [InlineData(200, """{"choices":[{"error":{"message":"Upstream"}}]}""", "the reply is an error: Upstream")]
    [InlineData(200, """{"choices":[]}""", "the reply has no choices: {\"choices\":[]}")]
    [InlineData(200, """{"choices":[{"index":0}]}""", "the reply has a choice without a message")]
    [InlineData(200, """{"choices":[{"mess""", "the reply is not JSON")]
    [InlineData(200, """{"choices":[{"message":{"content":"\ud83d"}}]}""", "the reply has text that is no text")]
    public async Task Every_answer_that_is_no_reply_says_what_the_server_said(int status, string body, string message)
    {
        var failure = await FailureAsync(status, body);

        failure.Message.ShouldStartWith($"openai/gpt-5.5: {message}");
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_reported_with_the_address()
    {
        await using var server = await ModelServer.SayingAsync(404, """{"error":"model 'm' not found"}""");
        using var client = Clients.Compatible(server);

        var failure = await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        failure.Message.ShouldEndWith($"model 'm' not found Check the model's name and base_url ({server.BaseUrl}).");
    }

    [Fact]
    public async Task A_long_answer_is_cut_and_holds_no_part_of_the_key()
    {
        var failure = await FailureAsync(500, new string('x', 490) + Clients.Key + new string('y', 5_000));

        failure.Message.Length.ShouldBeLessThan(600);
        failure.Message.ShouldNotContain("sk-");
    }

    [Fact]
    public async Task A_failed_request_is_sent_once()
    {
        await using var server = await ModelServer.SayingAsync(503, "");
        using var client = Clients.Of(server);

        await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        server.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_connection_is_a_failure_of_the_provider(bool headersWereSent)
    {
        await using var server = await ModelServer.StartAsync(
            async (_, context) =>
            {
                if (headersWereSent)
                {
                    context.Response.ContentLength = 1_000;
                    await context.Response.WriteAsync("{\"choices\":[");
                    await context.Response.Body.FlushAsync();
                }

                context.Abort();
            }
        );
        using var client = Clients.Of(server);

        var failure = await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        failure.Failure.ShouldBe(ModelCallFailure.Transient);
        failure.Message.ShouldStartWith(
            string.Create(CultureInfo.InvariantCulture, $"openai/gpt-5.5: no reply from {server.BaseUrl}: ")
        );
        failure.ToString().ShouldNotContain(Clients.Key);
        server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_of_the_provider()
    {
        var server = await ModelServer.SayingAsync(200, "");
        var url = server.BaseUrl;
        using var client = Clients.Of(server);
        await server.DisposeAsync();

        var failure = await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        failure.Message.ShouldStartWith($"openai/gpt-5.5: no reply from {url}: ");
        failure.Message.ShouldContain("refused");
    }

    private static async Task<ModelCallException> FailureAsync(int status, string body)
    {
        await using var server = await ModelServer.SayingAsync(status, body);
        using var client = Clients.Of(server);
        return await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );
    }
}
