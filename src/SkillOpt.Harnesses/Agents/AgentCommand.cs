namespace SkillOpt.Harnesses.Agents;

/// <summary>How an agent is started.</summary>
/// <param name="Arguments">Passed on as they are; no shell is involved.</param>
/// <param name="Input">Its standard input.</param>
internal sealed record AgentCommand(IReadOnlyList<string> Arguments, string Input)
{
    /// <summary>What it finds in its environment besides PATH, locale, HOME and TMPDIR.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Its own configuration: content by path relative to its home. Never holds a key.</summary>
    public IReadOnlyDictionary<string, string> HomeFiles { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A file in its home that it writes its final message to; null when the stream holds it.</summary>
    public string? AnswerFile { get; init; }
}
