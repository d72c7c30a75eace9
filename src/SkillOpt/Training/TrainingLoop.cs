using SkillOpt.EpochUpdates;
using SkillOpt.Reflection;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Telemetry;

namespace SkillOpt.Training;

/// <summary>
/// The training loop, top to bottom. It holds no effect of its own: a resumed run goes through the same lines, and what
/// the ledger holds already costs nothing.
/// </summary>
internal sealed class TrainingLoop(TrainingJob job, EpochPlan plan, Stages stages, RunRecorder recorder)
{
    private readonly TrainingOptions options = job.Options;
    private readonly List<StepMemory> epochMemory = [];
    private readonly CreditBook credits = new();
    private readonly WaitingEdits waiting = new();
    private Task<MetaSkill> metaSkill = Task.FromResult(MetaSkill.None);
    private TrainingState state = null!;

    public async Task<TrainingResult> RunAsync(CancellationToken cancellationToken)
    {
        var firstStep = plan.Steps(1).First();
        recorder.RunStarted(job, plan);
        var scope = stages.Scope(firstStep);
        var firstBatch = stages.Background.Track(RollOutAsync(scope, job.InitialSkill, cancellationToken));
        var measuring = stages.MeasureBaselineAsync(job.InitialSkill, cancellationToken);
        // Nothing waits for it until the end, so it takes only the workers that these two leave.
        var initialTest = stages.Test.Start("initial", job.InitialSkill, Priority.Background, cancellationToken);
        var baseline = await measuring;
        recorder.BaselineMeasured(baseline);
        var (noise, known) = await stages.MeasureNoiseAsync(baseline, cancellationToken);
        recorder.NoiseMeasured(noise, stages.Selection.Gate);
        state = TrainingState.Start(
            new MeasuredSkill(known, LineBlame.Seed(job.InitialSkill.Text), 0, "initial_skill")
        );

        credits.Add(job.InitialSkill, [], known.Attempts);

        for (var epoch = 1; epoch <= options.Train.NumEpochs; epoch++)
        {
            epochMemory.Clear();
            var before = state.Current;
            var comparison = stages.Comparison.Start(epoch, before.Skill, cancellationToken);
            foreach (var step in plan.Steps(epoch))
            {
                using var activity = SkillOptTelemetry.StartStep(step);
                scope = step.Number == 1 ? scope : stages.Scope(step);
                recorder.StepStarted(scope);
                var batches =
                    step.Number == 1 ? firstBatch : RollOutAsync(scope, state.Current.Skill, cancellationToken);
                await TrainAsync(scope, await batches, cancellationToken);
                recorder.StepFinished(scope, state);
                activity?.SetTag("skillopt.action", scope.Action);
            }

            await FinishEpochAsync(epoch, before, comparison, cancellationToken);
        }

        var bestTest = stages.Test.Start("best", state.Best.Skill, Priority.Urgent, cancellationToken);
        var finalTest = stages.Test.Start("final", state.Current.Skill, Priority.Urgent, cancellationToken);
        recorder.CreditFound(credits);
        var release = await stages.ReleaseAsync(state, job.InitialSkill, cancellationToken);
        recorder.ReleaseFinished(release);
        return recorder.RunFinished(state, await initialTest, await bestTest, await finalTest);
    }

    /// <summary>The batches of a step, all under the same skill and so all at once.</summary>
    private async Task<IReadOnlyList<BatchRollouts>> RollOutAsync(
        StepScope scope,
        Skill skill,
        CancellationToken cancellationToken
    ) =>
        await Task.WhenAll(
            scope.Step.Batches.Select(batch => stages.RollOutAsync(batch, skill, scope, cancellationToken))
        );

    /// <summary>Reflect, aggregate, select, update, gate.</summary>
    private async Task TrainAsync(
        StepScope scope,
        IReadOnlyList<BatchRollouts> batches,
        CancellationToken cancellationToken
    )
    {
        var current = state.Current;
        scope.ScoreBefore = current.Score;
        var score = scope.RolledOut(batches);
        recorder.RolloutsFinished(scope);
        if (score.Coverage < options.Evaluation.MinCoverage)
        {
            scope.Settle("undecided", $"Only {score.Scored} of {score.Total} training items of the batch were scored.");
            return;
        }

        var memory = await AwaitMetaSkillAsync(cancellationToken);
        var context = new OptimizerContext(current.Skill, Memories(), memory.Text);
        var reflection = stages.Reflector.Start(context, batches, scope, cancellationToken);
        var merged = await stages.Aggregator.MergeAsync(context, reflection, scope, cancellationToken);
        scope.Sifted(stages.Leaks.Sift(merged, current.Skill));
        scope.Reflected(await reflection.Failures, await reflection.Successes);
        recorder.Reflected(scope);

        if (scope.Merged.Count == 0)
        {
            scope.Settle("skip_no_patches", scope.WhyNothing);
        }
        else
        {
            scope.Rate = await stages.LearningRate.DecideAsync(context, scope, cancellationToken);
            scope.Chosen = await stages.Selector.SelectAsync(context, scope, cancellationToken);
            recorder.Selected(scope);
            await CheckAsync(scope, cancellationToken);
            await UpdateAndJudgeAsync(scope, context, cancellationToken);
        }

        await AppendNotesAsync(scope, cancellationToken);
        epochMemory.Add(scope.Remember());
    }

    /// <summary>Drops edits that do not do what they were written for, and holds the others back until they are a bundle.</summary>
    private async Task CheckAsync(StepScope scope, CancellationToken cancellationToken)
    {
        if (!EditChecker.IsOn(options))
        {
            return;
        }

        var current = state.Current.Skill;
        var checks = await stages.Checker.CheckAsync(current, scope, cancellationToken);
        waiting.Add(current, checks);
        // Edits of an optimizer that names no items are not proven, and gain nothing by waiting for each other.
        var mayNotWait = checks.Count > 0 && checks.All(check => check.Edit.NamedItems.Count == 0);
        var isLast = scope.Step.Number == plan.TotalSteps;
        var bundle = waiting.Take(scope.Rate?.Budget, isLast || mayNotWait);
        scope.Checked(checks, bundle, waiting.Count);
    }

    private async Task UpdateAndJudgeAsync(
        StepScope scope,
        OptimizerContext context,
        CancellationToken cancellationToken
    )
    {
        if (scope.Chosen.Count == 0)
        {
            scope.Settle("skip_no_edits", scope.WhyNoEdits);
            return;
        }

        var current = state.Current;
        var candidate = await stages.Updater.UpdateAsync(context, scope, cancellationToken);
        if (candidate is null)
        {
            scope.Settle("skip_no_rewrite", scope.WhyNoRewrite);
            return;
        }

        scope.Candidate = candidate;
        recorder.Updated(scope);
        var judged = await stages.JudgeAsync(candidate.Skill, current, scope.Tally, forced: false, cancellationToken);
        scope.Judged = judged;
        Settle(
            judged,
            candidate.Skill,
            candidate.Changes(scope.Name),
            (before, after) => candidate.Blame(current.Blame, before, after),
            scope.Step.Number,
            scope.Name
        );
        scope.Settle(judged.Action(state), judged.Reason);
    }

    /// <summary>Execution notes join the current skill outside the gate, but never with an unmeasured score.</summary>
    private async Task AppendNotesAsync(StepScope scope, CancellationToken cancellationToken)
    {
        var current = state.Current;
        var noted = await stages.Appendix.AddAsync(current.Skill, scope, cancellationToken);
        if (noted.Equals(current.Skill))
        {
            return;
        }

        var judged = await stages.JudgeAsync(noted, current, scope.Tally, forced: true, cancellationToken);
        scope.AppendixJudged = judged;
        var step = scope.Step;
        Settle(
            judged,
            noted,
            [$"appendix_{scope.Name}"],
            (before, after) =>
                LineBlame.Advance(
                    current.Blame,
                    noted.Text,
                    new LineOrigin("appendix", step.Number, step.Epoch, ScoreBefore: before, ScoreAfter: after)
                ),
            step.Number,
            $"appendix_{scope.Name}"
        );
    }

    /// <summary>Takes in what the comparison has shown of both skills.</summary>
    /// <param name="judged">The verdict.</param>
    /// <param name="candidate">The changed skill.</param>
    /// <param name="changes">What was changed, by name.</param>
    /// <param name="blame">The lines of the new skill, by the scores before and after.</param>
    /// <param name="step">The step that made it.</param>
    /// <param name="origin">As in <see cref="MeasuredSkill"/>.</param>
    private void Settle(
        Judged judged,
        Skill candidate,
        IEnumerable<string> changes,
        Func<double, double, IReadOnlyList<BlameLine>> blame,
        int step,
        string origin
    )
    {
        state = state.Measured(judged.Current);
        string[] all = [.. state.Current.Changes, .. changes];
        credits.Add(state.Current.Skill, state.Current.Changes, judged.Current.Attempts);
        credits.Add(candidate, all, judged.Attempts);
        if (judged.Adopted is { } measurement)
        {
            var lines = blame(state.Current.Score, measurement.GateScore);
            state = state.Adopt(
                new MeasuredSkill(measurement, lines, step, origin) { Bar = judged.Bar, Changes = all }
            );
        }
    }

    /// <summary>The slow update through the gate; beside it the meta skill, which only the next epoch's analysts wait for.</summary>
    private async Task FinishEpochAsync(
        int epoch,
        MeasuredSkill before,
        EpochComparison comparison,
        CancellationToken cancellationToken
    )
    {
        var memory = (await AwaitMetaSkillAsync(cancellationToken)).Text;
        var current = state.Current;
        var pairs = await comparison.FinishAsync(current.Skill, cancellationToken);
        metaSkill = stages.MetaSkill.Start(epoch, before.Skill, current.Skill, memory, pairs, cancellationToken);
        var slow = await stages.SlowUpdate.ProposeAsync(epoch, before.Skill, current.Skill, pairs, cancellationToken);
        if (slow.Candidate is { } candidate)
        {
            var forced = !options.Optimizer.SlowUpdateGateWithSelection;
            var judged = await stages.JudgeAsync(candidate, current, slow.Tally, forced, cancellationToken);
            var (last, written) = (plan.StepsPerEpoch * epoch, slow);
            Settle(
                judged,
                candidate,
                [$"slow_update_epoch_{epoch:00}"],
                (before, after) =>
                    LineBlame.Advance(current.Blame, candidate.Text, written.Origin(last, before, after)),
                last,
                $"slow_update_epoch_{epoch:00}"
            );
            slow = slow.Settle(judged.Action(state), judged);
        }

        recorder.EpochFinished(epoch, plan.StepsPerEpoch * epoch, slow, state);
    }

    /// <summary>The steps of the epoch, where it is wanted with what is known by now of their edits.</summary>
    private IReadOnlyList<StepMemory> Memories()
    {
        if (!options.Optimizer.UseEditCredit || epochMemory.Count == 0)
        {
            return [.. epochMemory];
        }

        var known = credits.Credits().ToDictionary(credit => credit.Change, StringComparer.Ordinal);
        return [.. epochMemory.Select(step => step with { Credits = known })];
    }

    private async Task<MetaSkill> AwaitMetaSkillAsync(CancellationToken cancellationToken)
    {
        var written = await metaSkill.WaitAsync(cancellationToken);
        recorder.MetaSkillFinished(written);
        return written;
    }
}
