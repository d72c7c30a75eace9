namespace SkillOpt.Harnesses.Agents.Command;

/// <summary>A program of one's own as an agent.</summary>
/// <param name="Name">As in <c>model.target</c>, after <c>command/</c>.</param>
/// <param name="Command">
/// The program and its arguments. <c>{prompt}</c>, <c>{task}</c>, <c>{skill}</c>, <c>{workspace}</c>, <c>{home}</c> and
/// <c>{model}</c> are replaced wherever they stand; no shell is involved.
/// </param>
internal sealed record CommandAgentOptions(string Name, IReadOnlyList<string> Command)
{
    /// <summary>The environment variables that are passed on to it as its key: the first that is set.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>Where the skill goes.</summary>
    public SkillPlace SkillPlace { get; init; } = SkillPlace.Agents;

    /// <summary>Arguments that make it tell its version; empty when it has none, and then it is not started for that.</summary>
    public IReadOnlyList<string> VersionArguments { get; init; } = [];
}
