using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Keys;
using SkillOpt.Providers.Options;

namespace SkillOpt.Providers.Presets;

/// <summary>A server that speaks OpenAI's wire.</summary>
internal sealed class PresetProvider(Preset preset, Surroundings surroundings) : IModelProvider
{
    public string Name => preset.Name;

    public string Describe(string model, ProviderOptions options) => ModelName.Of(Name, model, options);

    public IChatClient Create(string model, ProviderOptions options)
    {
        OptionsCheck.Run(Name, model, options);
        var url =
            options.BaseUrl
            ?? preset.BaseUrl
            ?? throw SkillOptException.BadUsage(
                $"{Name} needs base_url: the address of the server, such as http://localhost:11434/v1."
            );
        var secrets = new Secrets();
        var variable = options.ApiKeyEnv ?? preset.KeyVariable;
        var key = variable is null ? null : ApiKey.Read(variable, surroundings.Environment, secrets);
        var endpoint = new Endpoint(
            Name,
            model,
            BaseUrl.Parse(url),
            key is null ? null : HeaderKey.Bearer(key),
            Headers.Resolve(options.Headers, surroundings.Environment, secrets),
            secrets
        );
        return OpenAIWire.Create(endpoint, options, preset, surroundings);
    }
}
