using Microsoft.Extensions.AI;
using SkillOpt.Errors;

namespace SkillOpt.Providers;

/// <summary>The built-in providers in short; <see cref="ModelProviderCatalog"/> takes others too.</summary>
public static class ModelProviders
{
    /// <summary>OpenAI itself: <c>openai</c>.</summary>
    public const string OpenAI = "openai";

    /// <summary>Any server with OpenAI's chat completions: <c>openai-compatible</c>.</summary>
    public const string OpenAICompatible = "openai-compatible";

    private static readonly ModelProviderCatalog BuiltIn = new();

    /// <summary>The names that <see cref="Create(string, string, ProviderOptions)"/> knows.</summary>
    public static IReadOnlyList<string> Names => BuiltIn.Names;

    /// <summary>A client for one model; see <see cref="IModelProvider.Create"/>.</summary>
    /// <exception cref="SkillOptException">Bad options, an unknown provider, or a key variable that is not set.</exception>
    public static IChatClient Create(string provider, string model, ProviderOptions options) =>
        BuiltIn.Create(provider, model, options);

    /// <summary>
    /// The model with what decides its replies, such as <c>openai/gpt-5.5 temperature=0</c>: the name to give a training
    /// job, where it becomes part of the key of every call. Holds no key.
    /// </summary>
    /// <exception cref="SkillOptException">Bad options or an unknown provider.</exception>
    public static string Describe(string provider, string model, ProviderOptions options) =>
        BuiltIn.Describe(provider, model, options);

    internal static IChatClient Create(
        string provider,
        string model,
        ProviderOptions options,
        Func<string, string?> environment
    ) => new ModelProviderCatalog(new Surroundings(environment, TimeProvider.System)).Create(provider, model, options);
}
