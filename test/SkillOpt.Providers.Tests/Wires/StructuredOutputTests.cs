using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Wires;

public sealed class StructuredOutputTests
{
    private const string Schema = """{"type":"object"}""";

    [Theory]
    [InlineData(
        "openai",
        null,
        """{"response_format":{"type":"json_schema","json_schema":{"name":"patch","schema":{"type":"object"}}}}"""
    )]
    [InlineData(
        "openai",
        ProviderApi.Responses,
        """{"text":{"format":{"type":"json_schema","name":"patch","schema":{"type":"object"}}}}"""
    )]
    [InlineData(
        "ollama",
        null,
        """{"response_format":{"type":"json_schema","json_schema":{"name":"patch","schema":{"type":"object"}}}}"""
    )]
    [InlineData("openai-compatible", null, "{}")]
    [InlineData("deepseek", null, "{}")]
    [InlineData("anthropic", null, "{}")]
    public async Task A_schema_is_sent_where_the_server_takes_one(string provider, ProviderApi? api, string expected)
    {
        var wire = api is null
            ? provider == "anthropic"
                ? provider
                : "chat"
            : "responses";
        await using var server = await ModelServer.SayingAsync(200, Wire.Reply(wire));
        using var client = ModelProviders.Create(
            provider,
            "m",
            new ProviderOptions
            {
                BaseUrl = server.BaseUrl,
                ApiKeyEnv = Clients.Variable,
                Api = api,
            },
            Clients.Environment
        );
        var format = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Schema), "patch");

        await client.GetResponseAsync(
            Clients.Hello,
            new ChatOptions { ResponseFormat = format },
            TestContext.Current.CancellationToken
        );

        var body = server.Seen.ShouldHaveSingleItem().Body;
        var sent = new JsonObject();
        foreach (var field in body.Where(field => field.Key is "response_format" or "text" or "output_config"))
            sent[field.Key] = field.Value!.DeepClone();
        sent.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public async Task Json_without_a_schema_is_an_object()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("{}"));
        using var client = Clients.Of(server);

        await client.GetResponseAsync(
            Clients.Hello,
            new ChatOptions { ResponseFormat = ChatResponseFormat.Json },
            TestContext.Current.CancellationToken
        );

        server.Seen.Single().Body["response_format"]!.ToJsonString().ShouldBe("""{"type":"json_object"}""");
    }
}
