using Microsoft.Extensions.AI;

namespace SkillOpt.Providers.Tests.Support;

/// <summary>Clients whose key is planted, so that a test can look for it where it must not be.</summary>
internal static class Clients
{
    public const string Key = "sk-planted/Secret+42";
    public const string Variable = "PLANTED_KEY";

    public static IReadOnlyList<ChatMessage> Hello { get; } = [new(ChatRole.User, "Hello")];

    public static IChatClient Of(ModelServer server, ProviderOptions? options = null) =>
        ModelProviders.Create(
            ModelProviders.OpenAI,
            "gpt-5.5",
            (options ?? new ProviderOptions()) with
            {
                BaseUrl = server.BaseUrl,
                ApiKeyEnv = Variable,
            },
            Environment
        );

    public static IChatClient Compatible(ModelServer server, ProviderOptions? options = null) =>
        ModelProviders.Create(
            ModelProviders.OpenAICompatible,
            "meta-llama/Llama-3.1-8B-Instruct",
            (options ?? new ProviderOptions()) with
            {
                BaseUrl = server.BaseUrl,
            },
            Environment
        );

    public static string? Environment(string variable) => variable == Variable ? Key : null;
}
