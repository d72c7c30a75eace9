using Microsoft.Extensions.AI;
using SkillOpt.Providers.ChatCompletions;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Options;
using SkillOpt.Providers.Responses;
using SkillOpt.Providers.Wires;

namespace SkillOpt.Providers.Presets;

/// <summary>Chooses between OpenAI's two APIs.</summary>
internal static class OpenAIWire
{
    private static readonly string[] ResponsesOnly =
    [
        "gpt-5.1-codex",
        "gpt-5.2-codex",
        "gpt-5.3-codex",
        "gpt-5-codex",
        "codex-mini",
        "gpt-5.4-pro",
    ];

    public static IChatClient Create(
        Endpoint endpoint,
        ProviderOptions options,
        Preset preset,
        Surroundings surroundings
    )
    {
        var api = options.Api ?? UsualApi(preset, endpoint.Model);
        IWireFormat format =
            api is ProviderApi.Responses
                ? new ResponsesFormat(endpoint, options)
                : new ChatCompletionsFormat(endpoint, options, preset);
        var extra = ExtraBody.Resolve(options.ExtraBody, surroundings.Environment, endpoint.Secrets);
        return new WireChatClient(endpoint, format, extra, options.Timeout, surroundings.Time);
    }

    private static ProviderApi UsualApi(Preset preset, string model) =>
        preset.Name is "openai" or "azure"
        && ResponsesOnly.Any(name => model.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ? ProviderApi.Responses
            : ProviderApi.ChatCompletions;
}
