using Azure.Core;
using Azure.Identity;
using SkillOpt.Models;
using SkillOpt.Providers.Azure;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Azure;

public sealed class AzureTests
{
    [Fact]
    public async Task A_key_goes_into_its_own_header()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = ModelProviders.Create(
            "azure",
            "my-deployment",
            new ProviderOptions { BaseUrl = Root(server), MaxOutputTokens = 9 },
            variable => variable == "AZURE_OPENAI_API_KEY" ? Clients.Key : null
        );

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        var request = server.Seen.ShouldHaveSingleItem();
        request.Path.ShouldBe("/openai/v1/chat/completions");
        request.Headers["api-key"].ShouldBe(Clients.Key);
        request.Headers.ContainsKey("Authorization").ShouldBeFalse();
        request.Body["model"]!.GetValue<string>().ShouldBe("my-deployment");
        request.Body["max_completion_tokens"]!.GetValue<int>().ShouldBe(9);
    }

    [Fact]
    public async Task Without_a_key_the_identity_signs_in_once()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi, you sent planted-token"));
        var identity = new Identity(Wire.Now.AddHours(1));
        using var client = Client(server, identity);

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);
        var reply = await client.GetResponseAsync(
            Clients.Hello,
            cancellationToken: TestContext.Current.CancellationToken
        );

        server.Seen[1].Headers["Authorization"].ShouldBe("Bearer planted-token");
        identity.Asked.ShouldBe(["https://cognitiveservices.azure.com/.default"]);
        reply.Text.ShouldBe("Hi, you sent ***");
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_fetched_again()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        var identity = new Identity(Wire.Now.AddMinutes(4));
        using var client = Client(server, identity);

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);
        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        identity.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_identity_that_cannot_sign_in_is_a_failure_that_will_not_pass()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = Client(server, new Identity(null));

        var failure = await Should.ThrowAsync<ModelCallException>(() =>
            client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken)
        );

        failure.Failure.ShouldBe(ModelCallFailure.Rejected);
        failure.Message.ShouldContain("nobody is signed in");
        failure.Message.ShouldContain("AZURE_OPENAI_API_KEY");
        server.Seen.ShouldBeEmpty();
    }

    private static Microsoft.Extensions.AI.IChatClient Client(ModelServer server, Identity identity) =>
        new AzureProvider(new Surroundings(_ => null, new FixedTime(Wire.Now)), () => identity).Create(
            "d",
            new ProviderOptions { BaseUrl = Root(server) }
        );

    private static string Root(ModelServer server) => server.BaseUrl.Replace("/v1", "", StringComparison.Ordinal);

    private sealed class Identity(DateTimeOffset? expires) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        )
        {
            Asked.AddRange(requestContext.Scopes);
            return expires is { } end
                ? new(new AccessToken("planted-token", end))
                : throw new CredentialUnavailableException("nobody is signed in");
        }
    }
}
