using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Models;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Agents;

namespace SkillOpt.Cli.Doctor;

/// <summary>Whether each agent is there: its program, its version, a key for it, and how it would be isolated.</summary>
internal static class AgentCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(
        LoadedConfiguration configuration,
        Func<string, string?> variable,
        CancellationToken cancellationToken
    )
    {
        var findings = new List<Finding>();
        foreach (var (role, agent) in ModelCatalog.Agents(configuration))
            findings.AddRange(await LookAsync(role, agent, variable, cancellationToken));
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(
        string role,
        AgentClient client,
        Func<string, string?> variable,
        CancellationToken cancellationToken
    )
    {
        var check = $"agent_{role}";
        try
        {
            var found = await client.FindAsync(cancellationToken);
            var about = new Finding(
                FindingLevel.Info,
                check,
                $"The {role}'s agent {client.Agent.Name} is {found.Program.Path}, {(found.Version is { } version ? $"version {version}" : "which tells no version")}. Isolation: {found.Isolation}."
            );
            return
            [
                about,
                .. AgentVersion.Note(client.Agent, found) is { } note
                    ? [new Finding(FindingLevel.Warning, check, note)]
                    : Array.Empty<Finding>(),
                Key(role, check, client, variable),
            ];
        }
        catch (SkillOptException problem)
        {
            return [new Finding(FindingLevel.Error, check, problem.Message)];
        }
    }

    private static Finding Key(string role, string check, AgentClient client, Func<string, string?> variable)
    {
        var (agent, options) = (client.Agent, client.Options);
        IReadOnlyList<string> names = options.KeyVariable is { } named ? [named] : agent.KeyVariables;
        if (names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(variable(name))) is { } set)
            return new Finding(FindingLevel.Info, check, $"The {role}'s agent {agent.Name} gets its key from {set}.");
        return options.BaseUrl is not null || names.Count == 0
            ? new Finding(FindingLevel.Info, check, $"The {role}'s agent {agent.Name} is given no key.")
            : new Finding(
                FindingLevel.Warning,
                check,
                $"The {role}'s agent {agent.Name} has no key: none of {string.Join(", ", names)} is set. {agent.HowToSignIn}"
            );
    }
}
