using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Http;
using SkillOpt.Providers.Keys;
using SkillOpt.Providers.Options;
using SkillOpt.Providers.Presets;

namespace SkillOpt.Providers.Azure;

/// <summary>OpenAI's models in Azure; the model is the name of a deployment.</summary>
internal sealed class AzureProvider(Surroundings surroundings, Func<TokenCredential>? identity = null) : IModelProvider
{
    private const string UsualPath = "/openai/v1";

    public string Name => PresetTable.Azure.Name;

    public string Describe(string model, ProviderOptions options) => ModelName.Of(Name, model, options, UsualPath);

    public IChatClient Create(string model, ProviderOptions options)
    {
        OptionsCheck.Run(Name, model, options);
        var url =
            options.BaseUrl
            ?? throw SkillOptException.BadUsage(
                "azure needs base_url: the address of the resource, such as https://NAME.openai.azure.com."
            );
        var secrets = new Secrets();
        var endpoint = new Endpoint(
            Name,
            model,
            BaseUrl.Parse(url, UsualPath),
            AuthorizationFor(options, secrets),
            Headers.Resolve(options.Headers, surroundings.Environment, secrets),
            secrets
        );
        return OpenAIWire.Create(endpoint, options, PresetTable.Azure, surroundings);
    }

    /// <summary>A key that was named must be there; the usual one may be missing, and then the identity signs in.</summary>
    private IAuthorization AuthorizationFor(ProviderOptions options, Secrets secrets)
    {
        var variable = options.ApiKeyEnv ?? PresetTable.Azure.KeyVariable!;
        return options.ApiKeyEnv is not null || !string.IsNullOrWhiteSpace(surroundings.Environment(variable))
            ? new HeaderKey(ApiKey.Read(variable, surroundings.Environment, secrets), "api-key")
            : new EntraToken(identity?.Invoke() ?? new DefaultAzureCredential(), surroundings.Time, secrets);
    }
}
