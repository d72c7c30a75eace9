using System.Text.Json.Nodes;
using SkillOpt.EpochUpdates;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Runs;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>
/// Writes down what the loop did: events, artifacts, history and summary. It decides nothing, and everything it writes
/// is written again in the same way when the run is replayed.
/// </summary>
internal sealed class RunRecorder(IRunStore store, RunMonitor monitor, EventStream events, BudgetPrices prices)
{
    private readonly JsonArray history = [];
    private readonly RunTotals totals = new();
    private DateTimeOffset runStarted;
    private DateTimeOffset stepStarted;
    private int metaSkillEpoch;
    private int totalSteps;
    private GateMetric gateMetric;
    private bool isDeterministic;
    private NoiseReport? noise;
    private ReleaseReport? release;

    public void RunStarted(TrainingJob job, EpochPlan plan)
    {
        totalSteps = plan.TotalSteps;
        gateMetric = job.Options.Evaluation.GateMetric;
        isDeterministic = job.IsDeterministic;
        runStarted = events.Emit(
            new TrainingEvent.RunStarted(
                job.InitialSkill.Hash,
                plan.Items.Count,
                InUse(job.Splits.Selection.Count, job.Options.Evaluation.SelEnvNum),
                InUse(job.Splits.Test.Count, job.Options.Evaluation.TestEnvNum),
                job.Options.Train.NumEpochs,
                plan.StepsPerEpoch
            )
        );
        store.WriteText("skills/skill_v0000.md", job.InitialSkill.Text);
        store.WriteText(RunFiles.Prices, TrainingJson.Indented(CostRecord.Prices(prices)));
    }

    public void BaselineMeasured(Measurement baseline)
    {
        events.Emit(
            new TrainingEvent.BaselineMeasured(
                baseline.Hard,
                baseline.Soft,
                baseline.GateScore,
                baseline.Scored,
                baseline.Of
            )
        );
        store.WriteText("best_skill.md", baseline.Skill.Text);
    }

    public void NoiseMeasured(NoiseReport? measured, IGate gate)
    {
        noise = measured;
        if (measured is not null)
        {
            events.Emit(
                new TrainingEvent.NoiseMeasured(
                    measured.Flips,
                    measured.Items,
                    measured.NoiseOfMean,
                    measured.SmallestGain,
                    gate.Name
                )
            );
        }
    }

    public void CreditFound(CreditBook credits)
    {
        if (store.KeepsArtifacts)
        {
            store.WriteText(RunFiles.EditCredit, TrainingJson.Indented(credits.Record()));
        }
    }

    public void ReleaseFinished(ReleaseReport? finished)
    {
        release = finished;
        if (finished is not null)
        {
            store.WriteText(RunFiles.ReleasedSkill, finished.Skill.Text);
            events.Emit(
                new TrainingEvent.ReleaseFinished(
                    finished.Decision,
                    finished.Reason,
                    finished.Origin,
                    finished.Skill.Hash,
                    finished.SmallestGain
                )
            );
        }
    }

    public void StepStarted(StepScope scope) =>
        stepStarted = events.Emit(
            new TrainingEvent.StepStarted(scope.Step.Number, scope.Step.Epoch, scope.Step.InEpoch, totalSteps)
        );

    public void RolloutsFinished(StepScope scope) =>
        events.Emit(
            new TrainingEvent.RolloutsFinished(
                scope.Step.Number,
                scope.Score.Hard,
                scope.Score.Soft,
                scope.Score.Scored,
                scope.Score.Total
            )
        );

    public void Reflected(StepScope scope)
    {
        StepArtifacts.WriteReflection(store, scope);
        events.Emit(
            new TrainingEvent.Reflected(
                scope.Step.Number,
                scope.Failures.Count(analysis => analysis.Patch is not null),
                scope.Successes.Count(analysis => analysis.Patch is not null),
                scope.DroppedReplies,
                scope.Leaks.Count
            )
        );
    }

    public void Selected(StepScope scope)
    {
        StepArtifacts.WriteSelection(store, scope);
        events.Emit(
            new TrainingEvent.Selected(scope.Step.Number, scope.Merged.Count, scope.Chosen.Count, scope.Rate?.Budget)
        );
    }

    public void Updated(StepScope scope)
    {
        StepArtifacts.WriteCandidate(store, scope);
        var candidate = scope.Candidate!;
        events.Emit(
            new TrainingEvent.Updated(
                scope.Step.Number,
                candidate.Skill.Hash,
                candidate.Report.Count(row => row.Applied),
                candidate.Report.Count(row => !row.Applied)
            )
        );
    }

    public void StepFinished(StepScope scope, TrainingState state)
    {
        totals.Count(scope);
        StepArtifacts.WriteNotes(store, scope);
        StepArtifacts.WriteLeaks(store, scope);
        var finished = events.Emit(
            new TrainingEvent.StepFinished(
                scope.Step.Number,
                scope.Action,
                scope.Reason,
                state.Current.Score,
                state.Best.Score
            )
        );
        store.WriteText($"skills/skill_v{scope.Step.Number:0000}.md", state.Current.Skill.Text);
        WriteBest(state);
        if (store.KeepsArtifacts)
        {
            var record = StepRecord.Of(scope, state, gateMetric, finished - stepStarted, prices);
            history.Add((JsonNode)record);
            store.WriteText($"steps/{scope.Name}/step_record.json", TrainingJson.Indented(record));
            store.WriteText("history.json", TrainingJson.Indented(history));
        }

        store.Flush();
        monitor.FractionDone = (double)scope.Step.Number / totalSteps;
    }

    /// <summary>Tells of a memory once, at the place in the loop where it is first needed.</summary>
    public void MetaSkillFinished(MetaSkill written)
    {
        if (written.Epoch <= metaSkillEpoch)
        {
            return;
        }

        metaSkillEpoch = written.Epoch;
        store.WriteText(
            $"meta_skill/epoch_{written.Epoch:00}/meta_skill_result.json",
            TrainingJson.Indented(written.Record())
        );
        events.Emit(new TrainingEvent.MetaSkillFinished(written.Epoch, written.Action));
    }

    public void EpochFinished(int epoch, int lastStep, SlowUpdate slow, TrainingState state)
    {
        totals.FinishEpoch(epoch, state);
        SlowUpdateArtifacts.Write(store, slow);
        store.WriteText($"skills/skill_v{lastStep:0000}.md", state.Current.Skill.Text);
        WriteBest(state);
        events.Emit(
            new TrainingEvent.SlowUpdateFinished(epoch, slow.Action, slow.Reason, state.Current.Score, state.Best.Score)
        );
        events.Emit(new TrainingEvent.EpochFinished(epoch, state.Current.Score, state.Best.Score));
        store.Flush();
    }

    public TrainingResult RunFinished(TrainingState state, TestScore? initial, TestScore? best, TestScore? final)
    {
        EmitTest("initial", initial);
        EmitTest("best", best);
        EmitTest("final", final);
        // Not the first measurement: a gate that measures the skill again has seen more of it, and compared with that.
        var baseline = state.Snapshots[0].Measurement;
        var result = new TrainingResult
        {
            BestSkill = state.Best.Skill,
            FinalSkill = state.Current.Skill,
            BestStep = state.Best.Step,
            BestOrigin = state.Best.Origin,
            BaselineScore = baseline.GateScore,
            BestScore = state.Best.Score,
            InitialTest = initial,
            BestTest = best,
            FinalTest = final,
            Noise = noise,
            IsDeterministic = isDeterministic,
            Release = release,
            SkillSeen = store.Ledger.Totals.SkillSeen,
            Blame = state.Best.Blame,
            Usage = UsageByRole(),
        };
        var finished = new TrainingEvent.RunFinished(
            result.BestSkill.Hash,
            result.BestStep,
            result.BaselineScore,
            result.BestScore,
            noise?.SmallestGain
        )
        {
            Result = result,
        };
        var wallTime = events.Log(finished) - runStarted;
        var summary = totals.Summary(state, baseline, result, store.Ledger.Totals, prices, wallTime);
        store.WriteText("history.json", TrainingJson.Indented(history));
        store.WriteText("summary.json", TrainingJson.Indented(summary));
        store.Flush();
        events.Publish(finished);
        return result;
    }

    private SortedDictionary<string, Usage> UsageByRole()
    {
        var totals = store.Ledger.Totals;
        return new(totals.Roles.ToDictionary(role => role, totals.Of), StringComparer.Ordinal);
    }

    private void WriteBest(TrainingState state)
    {
        store.WriteText("best_skill.md", state.Best.Skill.Text);
        if (store.KeepsArtifacts)
        {
            store.WriteText(
                "blame.json",
                TrainingJson.Indented(new JsonArray([.. state.Best.Blame.Select(TrainingJson.Node)]))
            );
        }
    }

    private static int InUse(int items, int limit) => limit == 0 ? items : Math.Min(items, limit);

    private void EmitTest(string which, TestScore? score)
    {
        if (score is not null)
        {
            events.Emit(new TrainingEvent.TestFinished(which, score.Hard, score.Soft, score.Scored, score.Of));
        }
    }
}
