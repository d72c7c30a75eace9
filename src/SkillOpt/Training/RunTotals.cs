using System.Text.Json.Nodes;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Runs;

namespace SkillOpt.Training;

/// <summary>Counts steps by what became of them and writes the run's summary, with the published field names.</summary>
internal sealed class RunTotals
{
    private readonly JsonArray epochs = [];
    private Counts run;
    private Counts epoch;

    public void Count(StepScope scope)
    {
        run = run.With(scope.Action);
        epoch = epoch.With(scope.Action);
    }

    public void FinishEpoch(int number, TrainingState state)
    {
        epochs.Add(
            (JsonNode)
                new JsonObject
                {
                    ["epoch"] = number,
                    ["steps"] = epoch.Steps,
                    ["accepts"] = epoch.Accepts,
                    ["rejects"] = epoch.Rejects,
                    ["skips"] = epoch.Skips,
                    ["undecided"] = epoch.Undecided,
                    ["current_score_at_epoch_end"] = state.Current.Score,
                    ["best_score_at_epoch_end"] = state.Best.Score,
                }
        );
        epoch = default;
    }

    public JsonObject Summary(
        TrainingState state,
        Measurement baseline,
        TrainingResult result,
        UsageTotals usage,
        BudgetPrices prices,
        TimeSpan wallTime
    ) =>
        new()
        {
            ["version"] = typeof(RunTotals).Assembly.GetName().Version?.ToString(3),
            ["baseline_selection_hard"] = baseline.Hard,
            ["baseline_selection_soft"] = baseline.Soft,
            ["baseline_gate_score"] = baseline.GateScore,
            ["best_selection_hard"] = state.Best.Measurement.Hard,
            ["best_selection_soft"] = state.Best.Measurement.Soft,
            ["best_gate_score"] = state.Best.Score,
            ["final_selection_hard"] = state.Current.Measurement.Hard,
            ["final_selection_soft"] = state.Current.Measurement.Soft,
            ["selection_scored"] = state.Best.Measurement.Scored,
            ["selection_of"] = state.Best.Measurement.Of,
            ["best_step"] = state.Best.Step,
            ["best_origin"] = state.Best.Origin,
            ["best_skill_hash"] = state.Best.Skill.Hash,
            ["current_origin"] = state.Current.Origin,
            ["total_steps"] = run.Steps,
            ["total_accepts"] = run.Accepts,
            ["total_rejects"] = run.Rejects,
            ["total_skips"] = run.Skips,
            ["total_undecided"] = run.Undecided,
            ["epoch_stats"] = epochs.DeepClone(),
            ["baseline_test_hard"] = result.InitialTest?.Hard,
            ["baseline_test_soft"] = result.InitialTest?.Soft,
            ["test_hard"] = result.BestTest?.Hard,
            ["test_soft"] = result.BestTest?.Soft,
            ["final_test_hard"] = result.FinalTest?.Hard,
            ["final_test_soft"] = result.FinalTest?.Soft,
            ["test_delta_hard"] = result.BestTest?.Hard - result.InitialTest?.Hard,
            ["final_test_delta_hard"] = result.FinalTest?.Hard - result.InitialTest?.Hard,
            ["test_scored"] = result.BestTest?.Scored,
            ["test_of"] = result.BestTest?.Of,
            ["smallest_gain"] = result.Noise?.SmallestGain,
            ["test_smallest_gain"] = result.BestTest is { Of: var items } ? result.Noise?.SmallestGainOn(items) : null,
            ["skill_seen"] = result.SkillSeen is { } seen
                ? new JsonObject
                {
                    ["share"] = seen.Share,
                    ["count"] = seen.Count,
                    ["of"] = seen.Of,
                }
                : null,
            ["noise"] = NoiseRecord.Of(result.Noise),
            ["noise_note"] = NoiseRecord.Note(result.Noise, result.IsDeterministic),
            ["release"] = ReleaseRecord.Of(result.Release, result.IsDeterministic),
            ["usage"] = CostRecord.Usage(usage, prices),
            ["cost"] = CostRecord.Cost(usage, prices),
            ["total_wall_time_s"] = Math.Round(wallTime.TotalSeconds, 3),
        };

    private readonly record struct Counts(int Steps, int Accepts, int Rejects, int Skips, int Undecided)
    {
        public Counts With(string action) =>
            action switch
            {
                "reject" => this with { Steps = Steps + 1, Rejects = Rejects + 1 },
                "undecided" => this with { Steps = Steps + 1, Undecided = Undecided + 1 },
                _ when action.StartsWith("skip", StringComparison.Ordinal) => this with
                {
                    Steps = Steps + 1,
                    Skips = Skips + 1,
                },
                _ => this with { Steps = Steps + 1, Accepts = Accepts + 1 },
            };
    }
}
