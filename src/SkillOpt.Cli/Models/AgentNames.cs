using SkillOpt.Harnesses.Agents;
using SkillOpt.Providers;

namespace SkillOpt.Cli.Models;

/// <summary>What agents are called in a configuration and in records.</summary>
internal static class AgentNames
{
    /// <summary>A program of one's own.</summary>
    public const string Command = "command";

    /// <summary>A plain model with tools for files.</summary>
    public const string Tools = "tools";

    private const string Version = "version=";

    // A provider that has the name of an agent keeps it: configurations with it are older.
    private static readonly Dictionary<string, IAgent> Agents = AgentCatalog.All.ToDictionary(
        agent =>
            new ModelProviderCatalog().Names.Contains(agent.Name, StringComparer.Ordinal)
                ? $"{agent.Name}-cli"
                : agent.Name,
        StringComparer.Ordinal
    );

    /// <summary>The agents that are built in, in the order in which they are listed to people.</summary>
    public static IEnumerable<string> All => Agents.Keys;

    /// <summary>Null when there is no such agent.</summary>
    public static IAgent? Find(string word) => Agents.GetValueOrDefault(word);

    /// <summary>The name with the program's version behind its first word; as it is when it tells none.</summary>
    public static string WithVersion(string name, string? version)
    {
        if (version is null)
            return name;
        var words = name.Split(' ');
        return string.Join(' ', [words[0], Version + version, .. words[1..]]);
    }

    /// <summary>A name without the version, and the version; null when it has none.</summary>
    public static (string Unversioned, string? Version) Split(string name)
    {
        var words = name.Split(' ');
        return words is [var first, var second, ..] && second.StartsWith(Version, StringComparison.Ordinal)
            ? (string.Join(' ', [first, .. words[2..]]), second[Version.Length..])
            : (name, null);
    }

    /// <summary>The model whose price holds for an agent's; the reference itself for everything else.</summary>
    public static string? Priced(string? reference)
    {
        if (reference?.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash))
            return reference;
        var model = reference[(slash + 1)..];
        return reference[..slash] switch
        {
            "codex" => $"openai/{model}",
            "claude-code" => $"anthropic/{model}",
            "gemini-cli" => $"gemini/{model}",
            "opencode" or Tools => model,
            _ => reference,
        };
    }
}
