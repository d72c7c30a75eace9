using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Gating;

/// <summary>Measures skills on the selection split and asks the gate.</summary>
internal sealed class SelectionEvaluator(
    RolloutRunner rollouts,
    IReadOnlyList<SelectionItem> items,
    IGate gate,
    EvaluationOptions options
)
{
    /// <summary>Measures a skill on the whole split.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="stage">Shown while it runs.</param>
    /// <param name="tally">Where its usage is booked.</param>
    /// <param name="requiredCoverage">Below it the measurement fails and can be tried again.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<Measurement> MeasureAsync(
        Skill skill,
        string stage,
        UsageTally tally,
        double requiredCoverage,
        CancellationToken cancellationToken
    )
    {
        var plan = new RolloutPlan(stage, tally) { RequiredCoverage = requiredCoverage };
        var results = await rollouts.RunAsync(skill, items, plan, cancellationToken).ConfigureAwait(false);
        return new Measurement(skill, [.. results.Select(rollout => rollout.Outcome)], options);
    }

    /// <summary>Measures the candidate item by item, in the gate's order, until the gate has decided.</summary>
    public async Task<Judgement> JudgeAsync(
        Skill candidate,
        Measurement current,
        UsageTally tally,
        CancellationToken cancellationToken
    )
    {
        var order = gate.Order(current.Scores);
        var candidateBonus = SemanticDensity.Bonus(candidate, options);
        var bonus = candidateBonus - SemanticDensity.Bonus(current.Skill, options);
        var pairs = new List<GatePair>(order.Count);
        var remaining = new List<double?>(order.Select(position => current.Scores[position]));
        var verdict = Decide();
        IReadOnlyList<Rollout<SelectionItem>> results = [];
        if (verdict is null)
        {
            var plan = new RolloutPlan("gate", tally)
            {
                IsDecided = outcome =>
                {
                    pairs.Add(new GatePair(remaining[0], Measurement.Score(outcome, options)));
                    remaining.RemoveAt(0);
                    verdict = Decide();
                    return verdict is not null;
                },
            };
            SelectionItem[] ordered = [.. order.Select(position => items[position])];
            results = await rollouts.RunAsync(candidate, ordered, plan, cancellationToken).ConfigureAwait(false);
        }

        return new Judgement(
            verdict!,
            InFileOrder(candidate, order, results),
            results.Count,
            items.Count,
            ScoreAtMost(pairs, remaining.Count) + candidateBonus
        );

        GateVerdict? Decide() => gate.Decide(new GateEvidence(pairs, remaining, bonus, options.MinCoverage));
    }

    private static double ScoreAtMost(IReadOnlyList<GatePair> pairs, int remaining)
    {
        var scored = pairs.Where(pair => pair.Candidate is not null).ToList();
        var sum = scored.Sum(pair => ExactScore.Units(pair.Candidate!.Value)) + (remaining * ExactScore.One);
        return ExactScore.Mean(sum, scored.Count + remaining);
    }

    /// <summary>The whole measurement, when the gate asked for every item; else null.</summary>
    private Measurement? InFileOrder(
        Skill candidate,
        IReadOnlyList<int> order,
        IReadOnlyList<Rollout<SelectionItem>> results
    )
    {
        if (results.Count < items.Count)
        {
            return null;
        }

        var outcomes = new Outcome[items.Count];
        for (var i = 0; i < results.Count; i++)
        {
            outcomes[order[i]] = results[i].Outcome;
        }

        return new Measurement(candidate, outcomes, options);
    }
}

/// <summary>What came of measuring a candidate.</summary>
/// <param name="Verdict">The gate's verdict.</param>
/// <param name="Measurement">The candidate on the whole split; null when the evaluation ended early.</param>
/// <param name="Measured">Items measured.</param>
/// <param name="Of">Items of the split.</param>
/// <param name="ScoreAtMost">The candidate's score if everything unmeasured went its way.</param>
internal sealed record Judgement(
    GateVerdict Verdict,
    Measurement? Measurement,
    int Measured,
    int Of,
    double ScoreAtMost
);
