using SkillOpt.Rollouts;
using SkillOpt.Skills;

namespace SkillOpt.Gating;

/// <summary>A skill on the selection split, item by item.</summary>
internal sealed record Measurement
{
    public Measurement(Skill skill, IReadOnlyList<Outcome> outcomes, EvaluationOptions options)
    {
        Skill = skill;
        Scores = [.. outcomes.Select(outcome => Score(outcome, options))];
        var mean = ScoreMean.OfOutcomes(outcomes);
        (Hard, Soft, Scored, Of) = (mean.Hard, mean.Soft, mean.Scored, mean.Total);
        GateScore =
            ExactScore.Mean(Scores.Sum(score => score is { } s ? ExactScore.Units(s) : 0), Scored)
            + SemanticDensity.Bonus(skill, options);
    }

    public Skill Skill { get; }

    /// <summary>What the gate compares, by position in the selection split; null where unscored.</summary>
    public IReadOnlyList<double?> Scores { get; }

    public double Hard { get; }

    public double Soft { get; }

    public int Scored { get; }

    public int Of { get; }

    public double GateScore { get; }

    public static double? Score(Outcome outcome, EvaluationOptions options) =>
        outcome is Outcome.Scored scored
            ? options.GateMetric switch
            {
                GateMetric.Hard => scored.Hard,
                GateMetric.Soft => scored.Soft,
                _ => ((1 - options.GateMixedWeight) * scored.Hard) + (options.GateMixedWeight * scored.Soft),
            }
            : null;
}
