using System.Text.Json.Nodes;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Reflection;

namespace SkillOpt.Training;

/// <summary>
/// The record of a step, as in <c>step_record.json</c> and <c>history.json</c>: published names where the meaning is the
/// same. Only <c>wall_time_s</c>, <c>tokens</c>, <c>usage</c> and <c>cost_usd</c> may differ between two runs of one
/// configuration.
/// </summary>
internal static class StepRecord
{
    public static JsonObject Of(
        StepScope scope,
        TrainingState state,
        GateMetric metric,
        TimeSpan wallTime,
        BudgetPrices prices
    )
    {
        var record = new JsonObject
        {
            ["step"] = scope.Step.Number,
            ["epoch"] = scope.Step.Epoch,
            ["step_in_epoch"] = scope.Step.InEpoch,
            ["rollout_hard"] = scope.Score.Hard,
            ["rollout_soft"] = scope.Score.Soft,
            ["rollout_n"] = scope.Score.Scored,
            ["rollout_unscored"] = scope.Score.Total - scope.Score.Scored,
            ["accumulation_batches"] = new JsonArray([.. scope.Batches.Select(batch => Batch(scope, batch))]),
            ["n_patches"] = Patches(scope.Failures) + Patches(scope.Successes),
            ["n_failure_patches"] = Patches(scope.Failures),
            ["n_success_patches"] = Patches(scope.Successes),
            ["n_dropped_replies"] = scope.DroppedReplies,
            ["n_refinements"] = scope.Failures.Concat(scope.Successes).Sum(analysis => analysis.Refinements),
            ["n_leaks_dropped"] = scope.Leaks.Count,
            ["n_edits_merged"] = scope.Merged.Count,
            ["n_edits_ranked"] = scope.Chosen.Count,
            ["edit_budget"] = scope.Rate?.Budget,
            ["lr_control_mode"] = scope.Rate?.Mode.ToString().ToLowerInvariant(),
        };
        Add(record, "lr_decision", scope.Rate?.Record());
        record["support_counts"] = new JsonArray([
            .. scope.Chosen.Select(proposal => JsonValue.Create(proposal.SupportCount)),
        ]);
        AddChecks(record, scope);
        AddCandidate(record, scope);
        AddNotes(record, scope);
        record["gate_metric"] = metric.ToString().ToLowerInvariant();
        record["action"] = scope.Action;
        record["reason"] = scope.Reason;
        record["current_score"] = state.Current.Score;
        record["best_score"] = state.Best.Score;
        record["best_step"] = state.Best.Step;
        record["current_origin"] = state.Current.Origin;
        record["best_origin"] = state.Best.Origin;
        record["skill_len"] = state.Current.Skill.Text.Length;
        record["wall_time_s"] = Math.Round(wallTime.TotalSeconds, 3);
        record["tokens"] = TrainingJson.ByStage(scope.Tally.Snapshot());
        var usage = scope.Tally.Totals();
        record["usage"] = CostRecord.Usage(usage, prices);
        record["cost_usd"] = CostRecord.Total(usage, prices);
        return record;
    }

    private static JsonObject Batch(StepScope scope, BatchRollouts batch)
    {
        var score = Rollouts.ScoreMean.Of(batch.Attempts);
        var ids = batch.Rollouts.Select(rollout => rollout.Item.Item.Id).ToHashSet(StringComparer.Ordinal);
        int PatchesOf(IReadOnlyList<Analysis> analyses) =>
            Patches([.. analyses.Where(analysis => ids.Contains(analysis.Minibatch.ItemIds[0]))]);
        return new JsonObject
        {
            ["batch_idx"] = batch.Batch.Index,
            ["batch_seed"] = batch.Batch.Seed,
            ["n_envs"] = batch.Rollouts.Count,
            ["hard"] = score.Hard,
            ["soft"] = score.Soft,
            ["n_failure_patches"] = PatchesOf(scope.Failures),
            ["n_success_patches"] = PatchesOf(scope.Successes),
        };
    }

    private static void AddChecks(JsonObject record, StepScope scope)
    {
        if (scope.Checks is { } checks)
        {
            record["edit_checks"] = new JsonArray([
                .. checks.Select(check => new JsonObject
                {
                    ["edit"] = check.Edit.Id,
                    ["items"] = TrainingJson.Array(check.Edit.NamedItems),
                    ["failing"] = check.Failing,
                    ["prevented"] = check.Prevented,
                    ["passes"] = check.Passes,
                }),
            ]);
            record["n_edits_waiting"] = scope.Waiting;
        }
    }

    private static void AddCandidate(JsonObject record, StepScope scope)
    {
        if (scope.Candidate is not { } candidate)
        {
            return;
        }

        record["candidate_hash"] = candidate.Skill.Hash;
        record["candidate_skill_len"] = candidate.Skill.Text.Length;
        if (candidate.Report.Count > 0)
        {
            record["edit_apply_summary"] = new JsonObject
            {
                ["total"] = candidate.Report.Count,
                ["applied"] = candidate.Report.Count(row => row.Applied),
                ["skipped"] = candidate.Report.Count(row => !row.Applied && row.Status != "error"),
                ["errors"] = candidate.Report.Count(row => row.Status == "error"),
            };
        }
        else
        {
            record["rewrite_change_summary"] = TrainingJson.Array(candidate.ChangeSummary);
        }

        if (scope.Judged is { } judged)
        {
            var whole = judged.Measurement is { IsWhole: true } measured ? measured : null;
            record["selection_hard"] = whole?.Hard;
            record["selection_soft"] = whole?.Soft;
            record["selection_measured"] = judged.Measured;
            record["selection_of"] = judged.Of;
            record["candidate_gate_score"] = judged.Measurement?.GateScore;
            record["candidate_gate_score_at_most"] = judged.ScoreAtMost;
            record["gate_forced"] = judged.Forced;
            record["gate"] = GateRecord.Of(judged);
        }
    }

    private static void AddNotes(JsonObject record, StepScope scope)
    {
        if (scope.StepNotes.Count == 0)
        {
            return;
        }

        record["n_appendix_notes_step"] = scope.StepNotes.Count;
        record["n_appendix_notes_total"] = scope.AppendixAfter.Count;
        record["appendix_gate_score"] = scope.AppendixJudged?.Measurement?.GateScore;
        record["appendix_adopted"] = scope.AppendixJudged?.Adopted is not null;
    }

    private static int Patches(IReadOnlyList<Analysis> analyses) =>
        analyses.Count(analysis => analysis.Patch is not null);

    private static void Add(JsonObject record, string name, JsonNode? value)
    {
        if (value is not null)
        {
            record[name] = value;
        }
    }
}
