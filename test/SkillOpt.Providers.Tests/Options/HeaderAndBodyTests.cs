using System.Text.Json.Nodes;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Options;

public sealed class HeaderAndBodyTests
{
    private const string Literal = "planted-literal-1";

    private static readonly ProviderOptions Extra = new()
    {
        Headers = new Dictionary<string, string>
        {
            ["X-Team"] = Literal,
            ["X-Gateway"] = $"Bearer ${{{Clients.Variable}}}",
        },
        ExtraBody = new JsonObject
        {
            ["top_k"] = 20,
            ["mode"] = "auto",
            ["user"] = Literal,
            ["temperature"] = 0.9,
            ["nested"] = new JsonObject { ["token"] = $"${{{Clients.Variable}}}" },
        },
    };

    [Theory]
    [MemberData(nameof(Wire.All), MemberType = typeof(Wire))]
    public async Task Headers_and_fields_are_sent_with_every_request(string wire)
    {
        await using var server = await ModelServer.SayingAsync(200, Wire.Reply(wire));
        using var client = Wire.Client(wire, server, Extra with { Temperature = 0.1 });

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        var request = server.Seen.ShouldHaveSingleItem();
        request.Headers["X-Team"].ShouldBe(Literal);
        request.Headers["X-Gateway"].ShouldBe($"Bearer {Clients.Key}");
        request.Body["top_k"]!.GetValue<int>().ShouldBe(20);
        request.Body["temperature"]!.GetValue<double>().ShouldBe(0.9);
        request.Body["nested"]!["token"]!.GetValue<string>().ShouldBe(Clients.Key);
        request.Body["model"]!.GetValue<string>().ShouldBe("m");
    }

    [Fact]
    public async Task Objects_are_merged_field_by_field()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = ModelProviders.Create(
            "vllm",
            "m",
            new ProviderOptions
            {
                BaseUrl = server.BaseUrl,
                ReasoningEffort = "none",
                ExtraBody = new JsonObject { ["chat_template_kwargs"] = new JsonObject { ["x"] = 1 } },
            }
        );

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        server.Seen.Single().Body["chat_template_kwargs"]!
            .ToJsonString()
            .ShouldBe("""{"enable_thinking":false,"x":1}""");
    }

    [Theory]
    [MemberData(nameof(Wire.All), MemberType = typeof(Wire))]
    public async Task What_a_server_repeats_of_them_is_cut_out_of_errors(string wire)
    {
        await using var server = await ModelServer.StartAsync(
            (request, context) =>
                ModelServer.WriteAsync(
                    context,
                    400,
                    $"{request.Body.ToJsonString()} {string.Join(' ', request.Headers.Values)}"
                )
        );
        using var client = Wire.Client(wire, server, Extra);

        var failure = await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        failure.Message.ShouldContain("***");
        failure.Message.ShouldNotContain(Literal);
        failure.Message.ShouldNotContain("planted/Secret");
        failure.Message.ShouldNotContain("Secret\\u002B42");
    }

    [Fact]
    public async Task A_key_that_a_model_repeats_is_cut_out_of_its_reply()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare($"You sent {Clients.Key}."));
        using var client = Clients.Of(server);

        var reply = await client.GetResponseAsync(
            Clients.Hello,
            cancellationToken: TestContext.Current.CancellationToken
        );

        reply.Text.ShouldBe("You sent ***.");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("anthropic")]
    [InlineData("ollama")]
    public void A_models_name_tells_them_apart_and_shows_no_value(string provider)
    {
        string Name(string user) =>
            ModelProviders.Describe(
                provider,
                "m",
                Extra with
                {
                    ExtraBody = new JsonObject
                    {
                        ["user"] = user,
                        ["top_k"] = 20,
                        ["mode"] = "auto",
                    },
                }
            );

        var name = Name(Literal);

        name.ShouldStartWith($"{provider}/m headers=x-gateway,x-team extra_body={{\"mode\":\"auto\",\"top_k\":20,");
        name.ShouldNotContain("planted");
        name.ShouldNotBe(Name("planted-literal-2"));
        name.ShouldBe(Name(Literal));
    }

    [Theory]
    [InlineData("model")]
    [InlineData("messages")]
    [InlineData("Input")]
    [InlineData("system")]
    [InlineData("stream")]
    public void What_a_call_decides_cannot_be_overwritten(string field) =>
        Refused(new ProviderOptions { ExtraBody = new JsonObject { [field] = "planted" } })
            .ShouldContain($"extra_body: {field} is what a call itself decides");

    [Theory]
    [InlineData("X-A", "planted\r\nX-B: 1", "X-A is empty or has characters")]
    [InlineData("X-A", "${NO_SUCH_VARIABLE}", "NO_SUCH_VARIABLE is not set")]
    [InlineData("X-A", "***", "X-A has the value that copies")]
    [InlineData("X A: planted", "1", "a header's name has letters")]
    [InlineData("content-type", "planted", "content-type is set by the client")]
    public void A_header_that_cannot_be_sent_is_refused_without_its_value(string name, string value, string message) =>
        Refused(new ProviderOptions { Headers = new Dictionary<string, string> { [name] = value } })
            .ShouldContain(message);

    private static string Refused(ProviderOptions options)
    {
        var error = Should.Throw<SkillOptException>(() =>
            ModelProviders.Create("ollama", "m", options, Clients.Environment)
        );
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldNotContain("planted");
        return error.Message;
    }
}
