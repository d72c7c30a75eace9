using SkillOpt.Aggregation;
using SkillOpt.EpochUpdates;
using SkillOpt.Gating;
using SkillOpt.Leaks;
using SkillOpt.Models;
using SkillOpt.Reflection;
using SkillOpt.Releases;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>The stages of the loop, wired together for one run.</summary>
internal sealed record Stages(
    RolloutRunner Rollouts,
    int TrainReplicates,
    SelectionEvaluator Selection,
    EvaluationOptions Evaluation,
    bool MeasuresNoise,
    Reflector Reflector,
    Aggregator Aggregator,
    LearningRateController LearningRate,
    EditSelector Selector,
    EditChecker Checker,
    LeakGuard Leaks,
    SkillUpdater Updater,
    AppendixWriter Appendix,
    ComparisonRunner Comparison,
    SlowUpdater SlowUpdate,
    MetaSkillWriter MetaSkill,
    TestRunner Test,
    ReleaseStage Release,
    BackgroundTasks Background
)
{
    public StepScope Scope(Step step) => new(step, Background);

    public async Task<BatchRollouts> RollOutAsync(
        TrainBatch batch,
        Skill skill,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var plan = new RolloutPlan("rollout", scope.Tally) { KeepTrajectories = true };
        var attempts = batch.Items.SelectMany(item =>
            Enumerable
                .Range(0, TrainReplicates)
                .Select(replicate => new RolloutAttempt<TrainItem>(skill, item, replicate))
        );
        return new BatchRollouts(batch, await Rollouts.RunAsync([.. attempts], plan, cancellationToken));
    }

    /// <summary>Without a baseline nothing can be decided, so too little coverage ends the run; it can be resumed.</summary>
    public Task<Measurement> MeasureBaselineAsync(Skill skill, CancellationToken cancellationToken) =>
        Selection.MeasureAsync(
            skill,
            prior: null,
            "baseline",
            new UsageTally(),
            Evaluation.MinCoverage,
            cancellationToken
        );

    /// <summary>Measures the initial skill once more, where that is wanted or needed, and lets the gate be chosen by that.</summary>
    /// <returns>The noise, null when it was not measured; and the baseline with what was seen now.</returns>
    public async Task<(NoiseReport? Noise, Measurement Baseline)> MeasureNoiseAsync(
        Measurement baseline,
        CancellationToken cancellationToken
    )
    {
        if (!MeasuresNoise)
        {
            return (null, baseline);
        }

        var (noise, again) = await Selection.MeasureNoiseAsync(baseline, new UsageTally(), cancellationToken);
        return (new NoiseReport(noise, Selection.Items.Count, Evaluation.Replicates), again);
    }

    /// <summary>The best few skills of the run, measured anew; null when no release is asked for.</summary>
    public async Task<ReleaseReport?> ReleaseAsync(
        TrainingState state,
        Skill initial,
        CancellationToken cancellationToken
    )
    {
        if (!Evaluation.Release)
        {
            return null;
        }

        var best = state
            .Snapshots.OrderByDescending(skill => skill.Score)
            .DistinctBy(skill => skill.Skill)
            .Select(skill => new Releasable(
                skill.Skill,
                skill.Origin,
                skill.Score - SkillBonus.Of(skill.Skill, Evaluation)
            ));
        return await Release.RunAsync(initial, [.. best], offset: 0, new UsageTally(), cancellationToken);
    }

    /// <summary>
    /// Asks the gate, or measures and adopts when the change is forced. A forced change that could not be measured well
    /// enough is not adopted either: no skill is carried on with a score that is not its own.
    /// </summary>
    public async Task<Judged> JudgeAsync(
        Skill candidate,
        MeasuredSkill current,
        UsageTally tally,
        bool forced,
        CancellationToken cancellationToken
    )
    {
        if (forced || !Evaluation.UseGate)
        {
            return await ForceAsync(candidate, current.Measurement, tally, cancellationToken);
        }

        var bar = current.Bar ?? current;
        var judgement = await Selection.JudgeAsync(candidate, bar.Measurement, tally, cancellationToken);
        var (verdict, measurement) = (judgement.Verdict, judgement.Measurement);
        if (verdict.Decision == GateDecision.Accept && measurement is null)
        {
            // A gate may accept before the last item; the next verdict needs the whole measurement.
            measurement = await MeasureAsync(candidate, judgement.Current, tally, cancellationToken);
        }

        return new Judged(
            verdict,
            Selection.Gate.Name,
            current.Bar is null ? judgement.Current : current.Measurement,
            verdict.Decision == GateDecision.Accept ? measurement : null,
            measurement,
            judgement.Attempts,
            judgement.Of,
            measurement?.GateScore ?? judgement.ScoreAtMost
        )
        {
            Bar = verdict.IsFlat ? bar : null,
        };
    }

    private async Task<Judged> ForceAsync(
        Skill candidate,
        Measurement current,
        UsageTally tally,
        CancellationToken cancellationToken
    )
    {
        var measured = await MeasureAsync(candidate, current, tally, cancellationToken);
        var enough = measured.Scored >= Evaluation.MinCoverage * measured.Of;
        return new Judged(
            enough
                ? new GateVerdict(GateDecision.Accept, "Adopted without asking the gate, and measured.")
                : new GateVerdict(
                    GateDecision.Undecided,
                    $"Only {measured.Scored} of {measured.Of} selection items were scored; the change is not adopted."
                ),
            Gate: null,
            current,
            enough ? measured : null,
            measured,
            measured.Attempts,
            measured.Of,
            measured.GateScore
        );
    }

    private Task<Measurement> MeasureAsync(
        Skill candidate,
        Measurement prior,
        UsageTally tally,
        CancellationToken cancellationToken
    ) => Selection.MeasureAsync(candidate, prior, "gate", tally, double.Epsilon, cancellationToken);
}
