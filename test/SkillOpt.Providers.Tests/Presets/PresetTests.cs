using Microsoft.Extensions.AI;
using SkillOpt.Providers.Presets;
using SkillOpt.Providers.Tests.Support;

namespace SkillOpt.Providers.Tests.Presets;

public sealed class PresetTests
{
    [Theory]
    [InlineData("openai", "max_completion_tokens", "reasoning_effort=\"high\"", "reasoning_effort=\"none\"")]
    [InlineData("openai-compatible", "max_tokens", "reasoning_effort=\"high\"", "reasoning_effort=\"none\"")]
    [InlineData("ollama", "max_tokens", "reasoning_effort=\"high\"", "reasoning_effort=\"none\"")]
    [InlineData("lmstudio", "max_tokens", "reasoning_effort=\"high\"", "reasoning_effort=\"none\"")]
    [InlineData(
        "vllm",
        "max_tokens",
        "reasoning_effort=\"high\" chat_template_kwargs={\"enable_thinking\":true}",
        "chat_template_kwargs={\"enable_thinking\":false}"
    )]
    [InlineData("openrouter", "max_tokens", "reasoning={\"effort\":\"high\"}", "reasoning={\"effort\":\"none\"}")]
    [InlineData("deepseek", "max_tokens", "thinking={\"type\":\"enabled\"}", "thinking={\"type\":\"disabled\"}")]
    [InlineData("qwen", "max_tokens", "enable_thinking=true", "enable_thinking=false")]
    [InlineData("minimax", "max_tokens", "thinking={\"type\":\"adaptive\"}", "thinking={\"type\":\"disabled\"}")]
    [InlineData("gemini", "max_tokens", "reasoning_effort=\"high\"", "reasoning_effort=\"none\"")]
    public async Task Every_preset_has_its_own_fields(string provider, string limit, string on, string off)
    {
        (await FieldsAsync(provider, "high")).ShouldBe($"{limit}=9 {on}");
        (await FieldsAsync(provider, "none")).ShouldBe($"{limit}=9 {off}");
    }

    [Fact]
    public void Every_preset_with_an_address_needs_nothing_but_its_key()
    {
        foreach (var preset in PresetTable.All.Where(preset => preset.BaseUrl is not null))
        {
            using var client = ModelProviders.Create(
                preset.Name,
                "m",
                new ProviderOptions(),
                variable => variable == preset.KeyVariable ? Clients.Key : null
            );

            client.GetService<ChatClientMetadata>()!.ProviderUri.ShouldBe(new Uri(preset.BaseUrl!));
        }
    }

    private static async Task<string> FieldsAsync(string provider, string effort)
    {
        await using var server = await ModelServer.SayingAsync(200, Replies.Bare("Hi"));
        using var client = ModelProviders.Create(
            provider,
            "m",
            new ProviderOptions
            {
                BaseUrl = server.BaseUrl,
                ApiKeyEnv = Clients.Variable,
                MaxOutputTokens = 9,
                ReasoningEffort = effort,
            },
            Clients.Environment
        );
        await client.GetResponseAsync(Clients.Hello, cancellationToken: TestContext.Current.CancellationToken);
        var fields = server.Seen.Single().Body.Where(field => field.Key is not ("model" or "messages"));
        return string.Join(' ', fields.Select(field => $"{field.Key}={field.Value!.ToJsonString()}"));
    }
}
