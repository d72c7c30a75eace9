using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests;

public sealed class ModelProviderCatalogTests
{
    [Fact]
    public void The_built_in_providers_are_there() =>
        new ModelProviderCatalog().Names.ShouldBe([
            "openai",
            "openai-compatible",
            "ollama",
            "lmstudio",
            "vllm",
            "openrouter",
            "deepseek",
            "qwen",
            "minimax",
            "gemini",
            "azure",
            "anthropic",
        ]);

    [Fact]
    public void A_provider_of_ones_own_stands_beside_them()
    {
        var catalog = new ModelProviderCatalog(new Own("acme"));

        catalog.Names.ShouldContain("acme");
        catalog.Describe("acme", "m", new ProviderOptions()).ShouldBe("own m");
        catalog
            .Create("acme", "m", new ProviderOptions())
            .GetService<ChatClientMetadata>()!
            .ProviderName.ShouldBe("acme");
        catalog.Describe("openai", "m", new ProviderOptions()).ShouldBe("openai/m");
    }

    [Fact]
    public void A_provider_with_a_built_in_name_takes_its_place()
    {
        var catalog = new ModelProviderCatalog(new Own("openai"));

        catalog.Names.Count(name => name == "openai").ShouldBe(1);
        catalog.Describe("openai", "m", new ProviderOptions()).ShouldBe("own m");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    public void A_name_that_cannot_stand_before_a_slash_is_refused(string name) =>
        Should.Throw<SkillOptException>(() => new ModelProviderCatalog(new Own(name)));

    private sealed class Own(string name) : IModelProvider
    {
        public string Name => name;

        public IChatClient Create(string model, ProviderOptions options) =>
            ModelProviders.Create("ollama", model, options, Clients.Environment) is { } inner
                ? new Named(inner, name)
                : throw new InvalidOperationException();

        public string Describe(string model, ProviderOptions options) => $"own {model}";
    }

    private sealed class Named(IChatClient inner, string name) : DelegatingChatClient(inner)
    {
        public override object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata)
                ? new ChatClientMetadata(name)
                : base.GetService(serviceType, serviceKey);
    }
}
