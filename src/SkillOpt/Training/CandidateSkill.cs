using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>A changed skill that the gate has not seen yet.</summary>
internal sealed record CandidateSkill(Skill Skill)
{
    /// <summary>The edits that made it; empty for a rewrite.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>What became of each edit; empty for a rewrite.</summary>
    public IReadOnlyList<EditReport> Report { get; init; } = [];

    /// <summary>What a rewrite says it changed.</summary>
    public IReadOnlyList<string> ChangeSummary { get; init; } = [];

    /// <summary>Gives each line its origin, once the candidate's score is known.</summary>
    public required Func<IReadOnlyList<BlameLine>, double, double, IReadOnlyList<BlameLine>> Blame { get; init; }
}
