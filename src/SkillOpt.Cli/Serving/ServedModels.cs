using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SkillOpt.Scripted;

namespace SkillOpt.Cli.Serving;

/// <summary>The scripted models under the names by which clients ask for them.</summary>
internal sealed class ServedModels(int seed, IReadOnlyList<string> agentNames)
{
    private const string Agent = "scripted-agent";

    // Agent programs ask for models of their own choice beside the one they are told to use.
    private static readonly string[] AgentPrefixes = ["claude-", "gpt-"];

    private readonly SortedDictionary<string, IChatClient> models = new(StringComparer.Ordinal)
    {
        [Agent] = ScriptedModels.Create("agent", seed),
        ["scripted-optimizer"] = ScriptedModels.Create("optimizer", seed),
        ["scripted-target"] = ScriptedModels.Create("target", seed),
    };

    public string Names => string.Join(", ", models.Keys.SkipLast(1)) + " and " + models.Keys.Last();

    /// <param name="name">As the client asks.</param>
    /// <param name="byAgents">Whether the wire is one of agent programs.</param>
    public IChatClient? Find(string name, bool byAgents) =>
        models.TryGetValue(name, out var model) ? model
        : agentNames.Contains(name, StringComparer.Ordinal) || (byAgents && IsOfAgents(name)) ? models[Agent]
        : null;

    public byte[] List(long created) =>
        ReplyJson.Bytes(
            new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([
                    .. models
                        .Keys.Concat(agentNames)
                        .Select(name => new JsonObject
                        {
                            ["id"] = name,
                            ["object"] = "model",
                            ["created"] = created,
                            ["owned_by"] = "skillopt",
                        }),
                ]),
            }
        );

    private static bool IsOfAgents(string name) =>
        Array.Exists(AgentPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
