using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Providers.Anthropic;
using SkillOpt.Providers.Azure;
using SkillOpt.Providers.Presets;

namespace SkillOpt.Providers;

/// <summary>From <c>provider/model</c> to a client: the built-in providers and those that are added.</summary>
public sealed class ModelProviderCatalog
{
    private readonly Dictionary<string, IModelProvider> providers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    /// <summary>The built-in providers and <paramref name="added"/>; one with a built-in name takes its place.</summary>
    /// <exception cref="SkillOptException">A name that is blank or has a slash.</exception>
    public ModelProviderCatalog(params IModelProvider[] added)
        : this(Surroundings.OfProcess, added) { }

    internal ModelProviderCatalog(Surroundings surroundings, params IModelProvider[] added)
    {
        ArgumentNullException.ThrowIfNull(added);
        foreach (var provider in (IModelProvider[])[.. BuiltIn(surroundings), .. added])
        {
            if (string.IsNullOrWhiteSpace(provider.Name) || provider.Name.Contains('/', StringComparison.Ordinal))
                throw SkillOptException.BadUsage("The name of a provider must not be blank or have a slash.");
            if (!providers.ContainsKey(provider.Name))
                names.Add(provider.Name);
            providers[provider.Name] = provider;
        }
    }

    /// <summary>The names of the providers, the built-in ones first.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>A client for one model; see <see cref="IModelProvider.Create"/>.</summary>
    /// <param name="provider">One of <see cref="Names"/>.</param>
    /// <param name="model">The provider's own name for the model.</param>
    /// <param name="options">Where the model is reached and how it is asked.</param>
    /// <exception cref="SkillOptException">Bad options, an unknown provider, or a key variable that is not set.</exception>
    public IChatClient Create(string provider, string model, ProviderOptions options) =>
        Find(provider).Create(model, options);

    /// <summary>The model with everything that decides its replies; see <see cref="IModelProvider.Describe"/>.</summary>
    /// <exception cref="SkillOptException">Bad options or an unknown provider.</exception>
    public string Describe(string provider, string model, ProviderOptions options) =>
        Find(provider).Describe(model, options);

    private static IEnumerable<IModelProvider> BuiltIn(Surroundings surroundings) =>
        [
            .. PresetTable.All.Select(preset => new PresetProvider(preset, surroundings)),
            new AzureProvider(surroundings),
            new AnthropicProvider(surroundings),
        ];

    private IModelProvider Find(string provider) =>
        providers.TryGetValue(provider, out var found)
            ? found
            : throw SkillOptException.BadUsage(
                $"There is no provider '{provider}'. The providers are {string.Join(", ", names)}."
            );
}
