using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Runs;
using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>What a finished run gives.</summary>
public sealed record TrainingResult
{
    /// <summary>The skill with the best gate score; the earliest of equals.</summary>
    public required Skill BestSkill { get; init; }

    /// <summary>The skill at the end of the last epoch.</summary>
    public required Skill FinalSkill { get; init; }

    /// <summary>The step the best skill came from; 0 for the initial skill.</summary>
    public required int BestStep { get; init; }

    /// <summary>
    /// What made the best skill: <c>initial_skill</c>, <c>step_0003</c>, <c>slow_update_epoch_02</c> or
    /// <c>appendix_step_0003</c>.
    /// </summary>
    public required string BestOrigin { get; init; }

    /// <summary>Gate score of the initial skill on the selection split, from all that was seen of it.</summary>
    public required double BaselineScore { get; init; }

    /// <summary>Gate score of the best skill on the selection split.</summary>
    public required double BestScore { get; init; }

    /// <summary>The initial skill on the test split; null without a final test.</summary>
    public TestScore? InitialTest { get; init; }

    /// <summary>The best skill on the test split; null without a final test.</summary>
    public TestScore? BestTest { get; init; }

    /// <summary>The final skill on the test split; null without a final test.</summary>
    public TestScore? FinalTest { get; init; }

    /// <summary>What chance does to scores on the selection split; null when it was not measured.</summary>
    public NoiseReport? Noise { get; init; }

    /// <summary>Whether the target was said to be a program without chance (<see cref="TrainingJob.IsDeterministic"/>).</summary>
    public bool IsDeterministic { get; init; }

    /// <summary>What may be claimed of the run; null when no release was asked for.</summary>
    public ReleaseReport? Release { get; init; }

    /// <summary>In how many attempts the target saw the skill; null without a harness, where the skill is part of the prompt.</summary>
    public SkillSeen? SkillSeen { get; init; }

    /// <summary>Where each line of the best skill came from.</summary>
    public required IReadOnlyList<BlameLine> Blame { get; init; }

    /// <summary>Calls and tokens by role (<c>target</c>, <c>optimizer</c>), those of earlier sessions included.</summary>
    public required IReadOnlyDictionary<string, Usage> Usage { get; init; }
}

/// <summary>A skill on the test split.</summary>
/// <param name="Hard">Mean hard score over the scored items.</param>
/// <param name="Soft">Mean soft score over the scored items.</param>
/// <param name="Scored">Items with a score.</param>
/// <param name="Of">Items tried.</param>
public sealed record TestScore(double Hard, double Soft, int Scored, int Of);
