namespace SkillOpt.Reflection;

/// <summary>What one analyst or one merge proposes.</summary>
internal sealed record Patch
{
    public string Reasoning { get; init; } = "";

    /// <summary><c>failure</c>, <c>success</c> or empty.</summary>
    public string SourceType { get; init; } = "";

    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    public IReadOnlyList<string> SupportingItems { get; init; } = [];

    public IReadOnlyList<string> AppendixNotes { get; init; } = [];

    public IReadOnlyList<FailureGroup> FailureSummary { get; init; } = [];
}

/// <summary>Failures that share a cause, as an analyst saw them.</summary>
internal sealed record FailureGroup(string Type, int Count, string Description)
{
    /// <summary>The items the analyst named; empty when it named none.</summary>
    public IReadOnlyList<string> ItemIds { get; init; } = [];
}
