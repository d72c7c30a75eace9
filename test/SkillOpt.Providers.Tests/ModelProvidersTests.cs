using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests;

public sealed class ModelProvidersTests
{
    private static readonly ProviderOptions Local = new() { BaseUrl = "http://localhost:11434/v1" };

    [Fact]
    public void A_missing_key_names_the_usual_variable() =>
        Refused("openai", new ProviderOptions(), _ => null).ShouldContain("OPENAI_API_KEY is not set");

    [Fact]
    public void A_missing_key_names_the_configured_variable() =>
        Refused("openai-compatible", Local with { ApiKeyEnv = "OPENROUTER_API_KEY" }, _ => " ")
            .ShouldContain("OPENROUTER_API_KEY is not set");

    [Fact]
    public void The_key_is_read_from_the_environment_of_the_process() =>
        Should
            .Throw<SkillOptException>(() =>
                ModelProviders.Create(
                    "openai",
                    "gpt-5.5",
                    new ProviderOptions { ApiKeyEnv = "SKILLOPT_TEST_NO_SUCH_KEY" }
                )
            )
            .Message.ShouldContain("SKILLOPT_TEST_NO_SUCH_KEY is not set");

    [Fact]
    public async Task A_line_end_after_the_key_is_left_out()
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        var options = new ProviderOptions { BaseUrl = server.BaseUrl };
        using var client = ModelProviders.Create("openai", "m", options, _ => $"{Clients.Key}\r\n");

        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);

        server.Seen.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe($"Bearer {Clients.Key}");
    }

    [Fact]
    public void A_key_that_no_header_can_hold_is_refused_without_being_shown()
    {
        var message = Refused("openai", new ProviderOptions(), _ => "sk-one\nsk-two");

        message.ShouldContain("OPENAI_API_KEY");
        message.ShouldNotContain("sk-");
    }

    [Fact]
    public void A_key_in_place_of_its_variable_is_refused_without_being_shown()
    {
        var message = Refused("openai", new ProviderOptions { ApiKeyEnv = Clients.Key }, _ => null);

        message.ShouldContain("api_key_env");
        message.ShouldNotContain(Clients.Key);
    }

    [Theory]
    [InlineData("localhost:11434/v1")]
    [InlineData("/v1")]
    [InlineData("ftp://localhost/v1")]
    [InlineData("")]
    [InlineData("http://")]
    public void A_base_url_that_is_no_http_address_is_refused(string url) =>
        Refused("openai-compatible", new ProviderOptions { BaseUrl = url })
            .ShouldContain("base_url must be an absolute");

    [Theory]
    [InlineData("http://me:planted@localhost/v1")]
    [InlineData("http://localhost/v1?key=planted")]
    [InlineData("http://localhost/v1#planted")]
    public void A_base_url_that_may_hold_a_secret_is_refused_without_being_shown(string url)
    {
        var options = new ProviderOptions { BaseUrl = url };

        Refused("openai-compatible", options).ShouldNotContain("planted");
        Should
            .Throw<SkillOptException>(() => ModelProviders.Describe("openai-compatible", "m", options))
            .Message.ShouldNotContain("planted");
    }

    [Fact]
    public void A_compatible_server_needs_an_address() =>
        Refused("openai-compatible", new ProviderOptions()).ShouldContain("needs base_url");

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Refused("openai", new ProviderOptions { Temperature = 2.1 }).ShouldContain("temperature is 2.1");
        Refused("openai", new ProviderOptions { Temperature = double.NaN }).ShouldContain("temperature is NaN");
        Refused("openai", new ProviderOptions { MaxOutputTokens = 0 }).ShouldContain("max_output_tokens is 0");
        Refused("openai", new ProviderOptions { ReasoningEffort = " " }).ShouldContain("reasoning_effort is blank");
        Refused("openai", new ProviderOptions { ReasoningEffort = Clients.Key }).ShouldNotContain("sk-");
        Refused("openai", new ProviderOptions { Timeout = TimeSpan.Zero }).ShouldContain("timeout is 0 seconds");
        Refused("anthropic", new ProviderOptions { Temperature = 1.5 }).ShouldContain("temperature is more than 1");
        Refused("azure", new ProviderOptions()).ShouldContain("azure needs base_url");
        Refused("acme", new ProviderOptions()).ShouldContain("There is no provider 'acme'");
    }

    [Fact]
    public void The_name_tells_everything_that_decides_a_reply()
    {
        ModelProviders.Describe("openai", "gpt-5.5", new ProviderOptions()).ShouldBe("openai/gpt-5.5");
        ModelProviders
            .Describe(
                "openai-compatible",
                "qwen3:8b",
                new ProviderOptions
                {
                    BaseUrl = "http://LOCALHOST:11434/v1/",
                    ApiKeyEnv = Clients.Variable,
                    Temperature = 0,
                    MaxOutputTokens = 900,
                    ReasoningEffort = "low",
                }
            )
            .ShouldBe(
                "openai-compatible/qwen3:8b base_url=http://localhost:11434/v1 temperature=0 max_output_tokens=900 reasoning_effort=low"
            );
    }

    [Fact]
    public void The_client_tells_its_provider_and_model()
    {
        using var client = ModelProviders.Create("openai-compatible", "m", Local);

        var metadata = client.GetService<ChatClientMetadata>()!;

        metadata.ProviderName.ShouldBe("openai-compatible");
        metadata.DefaultModelId.ShouldBe("m");
        metadata.ProviderUri.ShouldBe(new Uri("http://localhost:11434/v1"));
    }

    private static string Refused(string provider, ProviderOptions options, Func<string, string?>? environment = null)
    {
        var error = Should.Throw<SkillOptException>(() =>
            ModelProviders.Create(provider, "m", options, environment ?? Clients.Environment)
        );
        error.Kind.ShouldBe(ErrorKind.Usage);
        return error.Message;
    }
}
