using Microsoft.Extensions.AI;
using SkillOpt.Cli.Configuration;
using SkillOpt.Scripted;

namespace SkillOpt.Cli.Models;

/// <summary>A model with the name that stands for it and its parameters in the record of a run.</summary>
internal sealed record NamedModel(IChatClient Client, string Name, bool Scripted);

/// <summary>From <c>provider/model</c> to a client.</summary>
internal static class ModelCatalog
{
    private const string Scripted = "scripted";
    private static readonly string[] ScriptedModelNames = ["target", "optimizer"];
    private static readonly string[] Known = [.. ScriptedModelNames.Select(name => $"{Scripted}/{name}")];

    public static NamedModel Target(LoadedConfiguration configuration) =>
        Create(
            configuration,
            "model.target",
            configuration.Value.Model.Target,
            configuration.Value.Model.TargetOptions
        );

    public static NamedModel Optimizer(LoadedConfiguration configuration) =>
        Create(
            configuration,
            "model.optimizer",
            configuration.Value.Model.Optimizer,
            configuration.Value.Model.OptimizerOptions
        );

    private static NamedModel Create(
        LoadedConfiguration configuration,
        string key,
        string? reference,
        ModelParameters parameters
    )
    {
        var known = $"Known: {string.Join(", ", Known)}.";
        if (string.IsNullOrWhiteSpace(reference))
            throw configuration.Bad(key, $"a model is needed, written as provider/model. {known}");

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == reference.Length - 1)
            throw configuration.Bad(key, $"'{reference}' is not of the form provider/model. {known}");
        var (provider, model) = (reference[..slash], reference[(slash + 1)..]);
        if (provider != Scripted)
            throw configuration.Bad(key, $"there is no provider '{provider}'. {known}");
        if (!ScriptedModelNames.Contains(model, StringComparer.Ordinal))
            throw configuration.Bad(key, $"the provider '{Scripted}' has no model '{model}'. {known}");
        if (parameters.ApiKeyEnv is not null)
            throw configuration.Bad(
                $"{key}_options.api_key_env",
                "scripted models run offline and take no key. Remove it."
            );

        var seed = parameters.Seed ?? configuration.Value.Train.Seed;
        return new NamedModel(ScriptedModels.Create(model, seed), $"{reference} seed={seed}", Scripted: true);
    }
}
