using SkillOpt.Gating;
using SkillOpt.Skills;

namespace SkillOpt.Releases;

/// <summary>What may be claimed of a training run, from attempts that nothing was chosen by.</summary>
public sealed record ReleaseReport
{
    /// <summary>The verdict.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The verdict in a sentence, with its numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>The chosen skill; the initial one where training kept it.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Where it came from: <c>step_0003</c> and the like, or <c>skill_1</c> for one that was given.</summary>
    public required string Origin { get; init; }

    /// <summary>The skills that were measured again, by their score in the search, with the attempts to choose by.</summary>
    public IReadOnlyList<ReleaseCandidate> Candidates { get; init; } = [];

    /// <summary>The chosen skill against the initial one on the selection split, with the attempts to confirm; null where there were none.</summary>
    public PairedResult? Selection { get; init; }

    /// <summary>The same on the test split, which the verdict then rests on; null without a final test.</summary>
    public PairedResult? Test { get; init; }

    /// <summary>
    /// What chance does to scores on the selection split, from the initial skill's fresh attempts to confirm; null where
    /// there are fewer than two at an item.
    /// </summary>
    public NoiseReport? Noise { get; init; }

    /// <summary>The chosen skill's score in the search less that of its fresh attempts: what the search made up.</summary>
    public double? SelectionGap { get; init; }

    /// <summary>Of the items that the verdict rests on.</summary>
    internal double? SmallestGain => (Test ?? Selection)?.SmallestGain;
}

/// <summary>A skill that was measured again.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="SkillHash">Its hash.</param>
/// <param name="SearchScore">Its score in the search; null where it was given.</param>
/// <param name="Result">Against the initial skill; null where there was nothing to choose between.</param>
public sealed record ReleaseCandidate(string Origin, string SkillHash, double? SearchScore, PairedResult? Result);
