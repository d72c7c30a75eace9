using SkillOpt.Skills;

namespace SkillOpt.Reflection;

/// <summary>One thing an analyst or a merge proposes, with its evidence. Exactly one of the last three is set.</summary>
internal sealed record Proposal
{
    public required string Id { get; init; }

    public int SupportCount { get; init; } = 1;

    public string SourceType { get; init; } = "";

    public IReadOnlyList<string> SupportingItems { get; init; } = [];

    /// <summary>The items whose failures the analyst wrote it for, of those it saw; empty when it named none.</summary>
    public IReadOnlyList<string> NamedItems { get; init; } = [];

    public Edit? Edit { get; init; }

    public Suggestion? Suggestion { get; init; }

    public SkillCandidate? Candidate { get; init; }

    /// <summary>The same proposal with other evidence, on the edit too.</summary>
    public Proposal WithEvidence(int supportCount, string sourceType, IReadOnlyList<string> items, string reason) =>
        this with
        {
            SupportCount = supportCount,
            SourceType = sourceType,
            SupportingItems = items,
            Edit = Edit is null
                ? null
                : Edit with
                {
                    SupportCount = supportCount,
                    SourceType = sourceType,
                    SupportingItems = items,
                    Reason = reason,
                },
        };
}

/// <summary>Advice for a later rewrite of the skill.</summary>
internal sealed record Suggestion(
    string Type,
    string Title,
    string Motivation,
    string Instruction,
    string PriorityHint
);

/// <summary>A whole skill that could replace the current one.</summary>
internal sealed record SkillCandidate(string Title, IReadOnlyList<string> ChangeSummary, string NewSkill);
