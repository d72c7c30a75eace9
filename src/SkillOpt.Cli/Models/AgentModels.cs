using System.Globalization;
using SkillOpt.Cli.Configuration;
using SkillOpt.Errors;
using SkillOpt.Harnesses;
using SkillOpt.Harnesses.Agents;
using SkillOpt.Harnesses.Agents.Command;
using SkillOpt.Harnesses.Tools;
using SkillOpt.Models;

namespace SkillOpt.Cli.Models;

/// <summary>From an agent and its model, such as <c>codex/gpt-5.5</c>, to a client and a harness. Nothing is looked for yet.</summary>
internal static class AgentModels
{
    // The agent's own choice, where a name is needed.
    private const string OwnDefault = "default";
    private const double UsualTimeout = 600;
    private const string PlaceWord = "skill_place=agents_md";
    private const string TurnsWord = "max_turns=";
    private const string EffortWord = "reasoning_effort=";

    public static NamedModel Create(
        LoadedConfiguration configuration,
        string key,
        string word,
        string model,
        ModelParameters parameters,
        bool offline
    )
    {
        var isCommand = word == AgentNames.Command;
        ModelCatalog.Refuse(
            configuration,
            key,
            isCommand
                ? [.. Foreign(parameters), .. OfBuiltIn(parameters)]
                : [.. Foreign(parameters), ("command", parameters.Command)],
            isCommand ? $"{AgentNames.Command}/{model} takes" : $"{word} takes"
        );
        var agent = isCommand ? OwnProgram(configuration, key, model, parameters) : AgentNames.Find(word)!;
        // A skill there would be seen only by chance.
        if (parameters.SkillPlace is SkillPlaceOption.AgentsMd && !isCommand && !agent.LoadsAgentsFile)
            throw configuration.Bad(
                $"{key}_options.skill_place",
                $"{word} does not put AGENTS.md into its context. Leave it out."
            );
        var options = new AgentOptions
        {
            Model = isCommand || model == OwnDefault ? null : model,
            Program = parameters.Program,
            BaseUrl = AddressOf(configuration, key, parameters),
            ReasoningEffort = parameters.ReasoningEffort,
            KeyVariable = parameters.ApiKeyEnv,
            SkillPlace = parameters.SkillPlace is SkillPlaceOption.AgentsMd ? SkillPlace.AgentsFile : null,
            TimeLimit = TimeLimit(configuration, key, parameters),
        };
        RequireAccepted(configuration, key, agent, options);
        if (
            !offline
            && parameters.ApiKeyEnv is { } name
            && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name))
        )
            throw configuration.Bad($"{key}_options.api_key_env", $"the environment variable {name} is not set.");
        return Named(agent, word, model, options, offline);
    }

    /// <summary>A plain model with tools for files.</summary>
    public static NamedModel WithTools(NamedModel model, int? turns) =>
        model with
        {
            Name = $"{AgentNames.Tools}/{model.Name}" + (turns is { } most ? $" {TurnsWord}{most}" : ""),
            Harness = Tools(turns),
            AttemptLimit = (int)UsualTimeout,
        };

    /// <summary>The harness of a recorded name, for a replay of its answers; null for a plain model or a program of one's own.</summary>
    public static IHarness? HarnessOf(string recorded)
    {
        var words = AgentNames.Split(recorded).Unversioned.Split(' ');
        var word = words[0].Split('/')[0];
        if (word == AgentNames.Tools)
            return Tools(
                int.TryParse(After(words, TurnsWord), CultureInfo.InvariantCulture, out var turns) ? turns : null
            );
        if (AgentNames.Find(word) is not { } agent)
            return null;
        return new ProgramHarness(
            new AgentClient(
                agent,
                new AgentOptions
                {
                    ReasoningEffort = After(words, EffortWord),
                    SkillPlace = words.Contains(PlaceWord, StringComparer.Ordinal) ? SkillPlace.AgentsFile : null,
                },
                TimeProvider.System
            )
        );
    }

    private static string? After(string[] words, string mark) =>
        words.FirstOrDefault(part => part.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];

    private static ToolsHarness Tools(int? turns) =>
        new(turns is { } most ? new ToolsOptions { MaxTurns = most } : new ToolsOptions(), TimeProvider.System);

    private static NamedModel Named(IAgent agent, string word, string model, AgentOptions options, bool offline)
    {
        var client = new AgentClient(agent, options, TimeProvider.System);
        string[] words =
        [
            $"{word}/{model}",
            options.BaseUrl is { } address ? $"base_url={address}" : "",
            options.ReasoningEffort is { } effort ? EffortWord + effort : "",
            options.SkillPlace is null ? "" : PlaceWord,
            agent.Fingerprint,
        ];
        return new NamedModel(
            offline ? new AbsentClient() : client,
            string.Join(' ', words.Where(part => part.Length > 0)),
            Scripted: false
        )
        {
            Agent = client,
            Harness = new ProgramHarness(client),
            AttemptLimit = 0,
            // A run that failed for a reason that passes is made again, each time with its own limit.
            Calls = new ModelCallOptions { TotalTimeout = (int)Math.Min(3 * options.TimeLimit.TotalSeconds, 1e6) },
        };
    }

    private static CommandAgent OwnProgram(
        LoadedConfiguration configuration,
        string key,
        string name,
        ModelParameters parameters
    ) =>
        parameters.Command is { Count: > 0 } command && command[0].Length > 0
            ? new CommandAgent(
                new CommandAgentOptions(name, command)
                {
                    KeyVariables = parameters.ApiKeyEnv is { } variable ? [variable] : [],
                }
            )
            : throw configuration.Bad(
                key,
                $"{AgentNames.Command}/{name} needs {key}_options.command: the program and its arguments as a list, such as [my-agent, \"{{task}}\"]."
            );

    private static Uri? AddressOf(LoadedConfiguration configuration, string key, ModelParameters parameters) =>
        parameters.BaseUrl is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw configuration.Bad($"{key}_options.base_url", $"'{text}' is no address such as https://host/v1.");

    private static TimeSpan TimeLimit(LoadedConfiguration configuration, string key, ModelParameters parameters) =>
        (parameters.Timeout ?? UsualTimeout) is >= 1 and <= 86_400 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw configuration.Bad($"{key}_options.timeout", "a run of an agent takes 1 to 86400 seconds.");

    /// <summary>An agent says by itself what it has no option for.</summary>
    private static void RequireAccepted(
        LoadedConfiguration configuration,
        string key,
        IAgent agent,
        AgentOptions options
    )
    {
        var task = new AgentTask(options.Model, "/task", "/home", "");
        foreach (
            var (name, asked) in new[]
            {
                ("base_url", task with { BaseUrl = options.BaseUrl }),
                ("reasoning_effort", task with { ReasoningEffort = options.ReasoningEffort }),
            }
        )
        {
            try
            {
                agent.Command(asked);
            }
            catch (SkillOptException problem)
            {
                throw configuration.Bad($"{key}_options.{name}", problem.Message, problem);
            }
        }
    }

    private static (string Name, object? Value)[] Foreign(ModelParameters parameters) =>
        [
            ("seed", parameters.Seed),
            ("temperature", parameters.Temperature),
            ("max_output_tokens", parameters.MaxOutputTokens),
            ("api", parameters.Api),
            ("headers", parameters.Headers.Count > 0 ? parameters.Headers : null),
            ("extra_body", parameters.ExtraBody),
            ("max_turns", parameters.MaxTurns),
        ];

    /// <summary>What a program of one's own is told in its command, if at all.</summary>
    private static (string Name, object? Value)[] OfBuiltIn(ModelParameters parameters) =>
        [
            ("program", parameters.Program),
            ("base_url", parameters.BaseUrl),
            ("reasoning_effort", parameters.ReasoningEffort),
        ];
}
