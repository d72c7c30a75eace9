using Microsoft.Extensions.AI;
using SkillOpt.Cli.Configuration;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Models;
using SkillOpt.Providers;
using SkillOpt.Scripted;

namespace SkillOpt.Cli.Models;

/// <summary>From <c>provider/model</c>, or an agent and its model, to a client.</summary>
internal static class ModelCatalog
{
    private const string Scripted = "scripted";
    private const string Replay = "replay";
    private static readonly string[] ScriptedModelNames = ["target", "optimizer"];
    private static readonly ModelProviderCatalog Providers = new();
    private static readonly string[] Known =
    [
        .. ScriptedModelNames.Select(name => $"{Scripted}/{name}"),
        .. Providers.Names.Select(name => $"{name}/MODEL"),
        .. AgentNames.All.Select(agent => $"{agent}/MODEL"),
        $"{AgentNames.Command}/NAME",
        $"{AgentNames.Tools}/PROVIDER/MODEL",
        $"{Replay}/RUN",
    ];

    public static NamedModel Target(LoadedConfiguration configuration, bool offline = false) =>
        Create(
            configuration,
            "model.target",
            configuration.Value.Model.Target,
            configuration.Value.Model.TargetOptions,
            offline
        );

    public static NamedModel Optimizer(LoadedConfiguration configuration, bool offline = false) =>
        Create(
            configuration,
            "model.optimizer",
            configuration.Value.Model.Optimizer,
            configuration.Value.Model.OptimizerOptions,
            offline
        );

    /// <summary>The optimizer of a job that calls none: without a client or a key.</summary>
    public static NamedModel UnusedOptimizer(LoadedConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration.Value.Model.Optimizer)
            ? new NamedModel(new AbsentClient(), "none", Scripted: false)
            : Optimizer(configuration, offline: true) with
            {
                // Its program is not looked for either.
                Agent = null,
            };

    /// <returns>Null when the configuration names no judge.</returns>
    public static NamedModel? Judge(LoadedConfiguration configuration, bool offline = false)
    {
        var model = configuration.Value.Model;
        return string.IsNullOrWhiteSpace(model.Judge)
            ? null
            : Create(configuration, "model.judge", model.Judge, model.JudgeOptions, offline);
    }

    /// <summary>All that the configuration names, by role.</summary>
    public static IEnumerable<(string Role, NamedModel Model)> All(LoadedConfiguration configuration)
    {
        yield return (ModelRole.Target, Target(configuration));
        yield return (ModelRole.Optimizer, Optimizer(configuration));
        if (Judge(configuration) is { } judge)
            yield return (ModelRole.Judge, judge);
    }

    /// <summary>The agent programs among the models, by role. None of them has to be installed.</summary>
    public static IEnumerable<(string Role, AgentClient Agent)> Agents(LoadedConfiguration configuration)
    {
        var model = configuration.Value.Model;
        (string, string?, Func<NamedModel?>)[] roles =
        [
            (ModelRole.Target, model.Target, () => Target(configuration, offline: true)),
            (ModelRole.Optimizer, model.Optimizer, () => Optimizer(configuration, offline: true)),
            (ModelRole.Judge, model.Judge, () => Judge(configuration, offline: true)),
        ];
        foreach (var (role, reference, create) in roles)
        {
            var word = reference?.Split('/')[0] ?? "";
            if ((word == AgentNames.Command || AgentNames.Find(word) is not null) && create()?.Agent is { } agent)
                yield return (role, agent);
        }
    }

    private static NamedModel Create(
        LoadedConfiguration configuration,
        string key,
        string? reference,
        ModelParameters parameters,
        bool offline
    )
    {
        var known = $"Known: {string.Join(", ", Known)}.";
        if (string.IsNullOrWhiteSpace(reference))
            throw configuration.Bad(key, $"a model is needed, written as provider/model. {known}");

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == reference.Length - 1)
            throw configuration.Bad(key, $"'{reference}' is not of the form provider/model. {known}");
        var (provider, model) = (reference[..slash], reference[(slash + 1)..]);
        if (provider == Scripted && !ScriptedModelNames.Contains(model, StringComparer.Ordinal))
            throw configuration.Bad(key, $"the provider '{Scripted}' has no model '{model}'. {known}");
        if (provider == Scripted)
            return CreateScripted(configuration, key, model, parameters, offline);
        if (provider == Replay)
            return CreateReplayed(configuration, key, model, parameters);
        if (provider == AgentNames.Tools)
            return CreateTools(configuration, key, model, parameters, offline);
        if (provider == AgentNames.Command || AgentNames.Find(provider) is not null)
            return AgentModels.Create(configuration, key, provider, model, parameters, offline);
        return Providers.Names.Contains(provider, StringComparer.Ordinal)
            ? CreateReal(configuration, key, provider, model, parameters, offline)
            : throw configuration.Bad(key, $"there is no provider '{provider}'. {known}");
    }

    private static NamedModel CreateScripted(
        LoadedConfiguration configuration,
        string key,
        string model,
        ModelParameters parameters,
        bool offline
    )
    {
        Refuse(
            configuration,
            key,
            [.. OptionsOfReal(parameters), .. OptionsOfAgents(parameters)],
            "scripted models run offline and take"
        );

        var seed = parameters.Seed ?? configuration.Value.Train.Seed;
        IChatClient client = offline ? new AbsentClient() : ScriptedModels.Create(model, seed);
        return new NamedModel(client, $"{Scripted}/{model} seed={seed}", Scripted: true);
    }

    private static NamedModel CreateTools(
        LoadedConfiguration configuration,
        string key,
        string model,
        ModelParameters parameters,
        bool offline
    )
    {
        if (key != "model.target")
            throw configuration.Bad(key, $"{AgentNames.Tools}/ is how a target works in a folder. Write {model}.");
        Refuse(
            configuration,
            key,
            OptionsOfAgents(parameters with { MaxTurns = null }),
            $"{AgentNames.Tools}/ runs in this process and takes"
        );
        if (parameters.MaxTurns < 1)
            throw configuration.Bad($"{key}_options.max_turns", "it must be at least 1.");
        var inner = Create(configuration, key, model, parameters with { MaxTurns = null }, offline);
        return inner.Harness is null && inner.Client is not ReplayedModel
            ? AgentModels.WithTools(inner, parameters.MaxTurns)
            : throw configuration.Bad(key, $"{AgentNames.Tools}/ gives tools to a plain model, and {model} is none.");
    }

    private static NamedModel CreateReplayed(
        LoadedConfiguration configuration,
        string key,
        string path,
        ModelParameters parameters
    )
    {
        Refuse(
            configuration,
            key,
            [.. OptionsOfReal(parameters), .. OptionsOfAgents(parameters), ("seed", parameters.Seed)],
            "a replayed model has the options that it was recorded with and takes"
        );
        var beside = configuration.Origins.TryGetValue(key, out var origin)
            ? origin.Directory
            : configuration.Directory;
        try
        {
            var model = ReplayedModel.Open(Path.GetFullPath(path, beside), key[(key.IndexOf('.') + 1)..]);
            return new NamedModel(model, model.Name, model.Name.StartsWith($"{Scripted}/", StringComparison.Ordinal))
            {
                Harness = AgentModels.HarnessOf(model.Name),
            };
        }
        catch (SkillOptException problem) when (problem.Kind is ErrorKind.Usage)
        {
            throw configuration.Bad(key, problem.Message, problem);
        }
    }

    private static (string Name, object? Value)[] OptionsOfReal(ModelParameters parameters) =>
        [
            ("base_url", parameters.BaseUrl),
            ("api_key_env", parameters.ApiKeyEnv),
            ("temperature", parameters.Temperature),
            ("max_output_tokens", parameters.MaxOutputTokens),
            ("reasoning_effort", parameters.ReasoningEffort),
            ("timeout", parameters.Timeout),
            ("api", parameters.Api),
            ("headers", parameters.Headers.Count > 0 ? parameters.Headers : null),
            ("extra_body", parameters.ExtraBody),
        ];

    /// <summary>Options that plain models do not take.</summary>
    private static (string Name, object? Value)[] OptionsOfAgents(ModelParameters parameters) =>
        [
            ("program", parameters.Program),
            ("command", parameters.Command),
            ("skill_place", parameters.SkillPlace),
            ("max_turns", parameters.MaxTurns),
        ];

    /// <exception cref="SkillOptException">Kind Usage: one of the options has a value; it is named.</exception>
    public static void Refuse(
        LoadedConfiguration configuration,
        string key,
        IEnumerable<(string Name, object? Value)> options,
        string who
    )
    {
        if (options.FirstOrDefault(option => option.Value is not null).Name is { } name)
            throw configuration.Bad($"{key}_options.{name}", $"{who} no {name}. Remove it.");
    }

    private static NamedModel CreateReal(
        LoadedConfiguration configuration,
        string key,
        string provider,
        string model,
        ModelParameters parameters,
        bool offline
    )
    {
        if (parameters.Seed is not null)
            throw configuration.Bad($"{key}_options.seed", "only scripted models take a seed. Remove it.");
        Refuse(configuration, key, OptionsOfAgents(parameters), "a plain model takes");
        var options = new ProviderOptions
        {
            BaseUrl = parameters.BaseUrl,
            ApiKeyEnv = parameters.ApiKeyEnv,
            Temperature = parameters.Temperature,
            MaxOutputTokens = parameters.MaxOutputTokens,
            ReasoningEffort = parameters.ReasoningEffort,
            Timeout = parameters.Timeout is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, -1, 1e6)) : null,
            Api = parameters.Api,
            Headers = parameters.Headers,
            ExtraBody = parameters.ExtraBody,
        };
        try
        {
            IChatClient client = offline ? new AbsentClient() : Providers.Create(provider, model, options);
            return new NamedModel(client, Providers.Describe(provider, model, options), Scripted: false);
        }
        catch (SkillOptException problem) when (problem.Kind is ErrorKind.Usage)
        {
            throw configuration.Bad(key, $"{problem.Message} (Options are written under {key}_options.)", problem);
        }
    }
}
