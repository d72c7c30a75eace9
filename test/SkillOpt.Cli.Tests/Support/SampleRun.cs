using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Skills;
using SkillOpt.Statistics;
using SkillOpt.Training;

namespace SkillOpt.Cli.Tests.Support;

/// <summary>The events of a small run, and its files.</summary>
internal static class SampleRun
{
    public static TrainingResult Result { get; } =
        new()
        {
            BestSkill = new Skill("# Rules\n- Round to two digits.\n"),
            FinalSkill = new Skill("# Rules\n- Round to two digits.\n"),
            BestStep = 1,
            BestOrigin = "step_0001",
            BaselineScore = 0.45,
            BestScore = 0.6,
            InitialTest = new TestScore(0.4, 0.5, 140, 140),
            BestTest = new TestScore(0.6, 0.7, 139, 140),
            FinalTest = new TestScore(0.6, 0.7, 140, 140),
            // Measured twice, three of 20 items came out differently.
            Noise = new NoiseReport(new NoiseEstimate(20, 3, 3), 20, 1),
            Blame = [],
            Usage = new Dictionary<string, Usage>
            {
                ["target"] = new(1200, 1_234_567, 45_678) { FailedCalls = 3, EstimatedCalls = 2 },
                ["optimizer"] = new(40, 98_765, 4321) { CachedInputTokens = 1000 },
            },
        };

    /// <summary>The optimizer's price is not known.</summary>
    public static BudgetPrices Prices { get; } =
        new(new ModelPrice(0.15m, 0.075m, 0.6m) { Origin = "built-in price file as of 2026-06-30" }, null);

    public static IReadOnlyList<TrainingEvent> Events { get; } =
    [
        new TrainingEvent.RunStarted("0123456789abcdef", 40, 20, 140, 2, 1),
        new TrainingEvent.BaselineMeasured(0.45, 0.5, 0.45, 20, 20),
        new TrainingEvent.StepStarted(1, 1, 1, 2),
        new TrainingEvent.Progress("rollout", 12, 8, 40, new Usage(12, 3456, 789), 0.1),
        new TrainingEvent.RolloutsFinished(1, 0.425, 0.5, 39, 40),
        new TrainingEvent.Reflected(1, 3, 1, 0),
        new TrainingEvent.Selected(1, 6, 4, 4),
        new TrainingEvent.Updated(1, "fedcba9876543210", 3, 1),
        new TrainingEvent.StepFinished(1, "accept_new_best", "12 of 20 right instead of 9 [bold]", 0.6, 0.6),
        new TrainingEvent.EpochFinished(1, 0.6, 0.6),
        new TrainingEvent.StepStarted(2, 2, 1, 2),
        new TrainingEvent.Progress("reflect", 40, 5, 40, new Usage(140, 34_560, 7890), 0.6),
        new TrainingEvent.StepFinished(2, "skip_no_patches", "", 0.6, 0.6),
        new TrainingEvent.SlowUpdateFinished(2, "reject", "11 of 20\nright instead of 12", 0.6, 0.6),
        new TrainingEvent.MetaSkillFinished(2, "write_meta_skill"),
        new TrainingEvent.EpochFinished(2, 0.6, 0.6),
        new TrainingEvent.TestFinished("initial", 0.4, 0.5, 140, 140),
        new TrainingEvent.TestFinished("best", 0.6, 0.7, 139, 140),
        new TrainingEvent.RunFinished("fedcba9876543210", 1, 0.45, 0.6, Result.Noise!.SmallestGain) { Result = Result },
    ];

#pragma warning disable CS1998 // A recorded run has nothing to wait for.
    public static async IAsyncEnumerable<TrainingEvent> Play()
#pragma warning restore CS1998
    {
        foreach (var happened in Events)
            yield return happened;
    }

    public static void WriteTo(TempFolder folder)
    {
        folder.Write("run/fingerprint.json", "{}");
        folder.Write("run/summary.json", Summary);
        folder.Write("run/history.json", History);
        folder.Write("run/blame.json", Blame);
        folder.Write("run/prices.json", RunPrices);
        folder.Write("run/skills/skill_v0000.md", "# Rules\n- Be exact.\n");
        folder.Write("run/skills/skill_v0001.md", "# Rules\n- Be exact.\n- Round to two digits.\n");
        folder.Write("run/steps/step_0001/candidate_skill.md", "# Rules\n- Be exact.\n- Round to two digits.\n");
        folder.Write("run/steps/step_0002/candidate_skill.md", "# Rules\n- Round to two digits.\n");
        folder.Write("run/best_skill.md", "# Rules\n- Be exact.\n- Round to two digits.\n");
    }

    private const string Summary = """
        {
          "baseline_gate_score": 0.45, "best_gate_score": 0.6, "smallest_gain": 0.227, "test_smallest_gain": 0.086,
          "noise": { "items": 20, "flips": 3, "flip_rate": 0.15, "flip_rate_low": 0.032, "flip_rate_high": 0.379, "noise_of_mean": 0.061, "replicates": 1, "smallest_gain": 0.227 },
          "best_step": 1, "best_origin": "step_0001", "total_steps": 3,
          "total_accepts": 1, "total_rejects": 1, "total_skips": 1, "baseline_test_hard": 0.4, "test_hard": 0.6,
          "total_wall_time_s": 12.5,
          "usage": {
            "optimizer": {
              "analyst": { "calls": 8, "input_tokens": 90000, "cached_input_tokens": 1000, "output_tokens": 4000, "failed_calls": 0, "estimated_calls": 0 },
              "merge": { "calls": 2, "input_tokens": 8765, "cached_input_tokens": 0, "output_tokens": 321, "failed_calls": 1, "estimated_calls": 1 }
            },
            "target": { "rollout": { "calls": 1200, "input_tokens": 1234567, "cached_input_tokens": 0, "output_tokens": 45678, "failed_calls": 3, "estimated_calls": 0 } }
          }
        }
        """;

    private const string RunPrices = """
        {
          "optimizer": { "input_per_million": 2.5, "cached_input_per_million": 1.25, "output_per_million": 10, "origin": "configuration" },
          "target": { "input_per_million": 0.15, "cached_input_per_million": 0.075, "output_per_million": 0.6, "origin": "built-in price file as of 2026-06-30" }
        }
        """;

    private const string History = """
        [
          { "step": 1, "epoch": 1, "rollout_hard": 0.425, "n_edits_merged": 6, "n_edits_ranked": 4, "edit_apply_summary": { "total": 4, "applied": 3 },
            "candidate_gate_score": 0.6, "action": "accept_new_best", "current_score": 0.6, "best_score": 0.6,
            "usage": {
              "optimizer": { "analyst": { "calls": 4, "input_tokens": 45000, "cached_input_tokens": 1000, "output_tokens": 2000, "failed_calls": 0, "estimated_calls": 0 } },
              "target": { "rollout": { "calls": 60, "input_tokens": 61000, "cached_input_tokens": 0, "output_tokens": 2280, "failed_calls": 1, "estimated_calls": 0 } }
            } },
          { "step": 2, "epoch": 2, "rollout_hard": 0.65, "n_edits_merged": 2, "n_edits_ranked": 2, "edit_apply_summary": { "total": 2, "applied": 2 },
            "candidate_gate_score": null, "candidate_gate_score_at_most": 0.5, "reason": "at most 10 of 20 right, not more than 12", "action": "reject", "current_score": 0.6, "best_score": 0.6 },
          { "step": 3, "epoch": 2, "rollout_hard": null, "action": "skip_no_patches", "current_score": 0.6, "best_score": 0.6 }
        ]
        """;

    private const string Blame = """
        [
          { "line": "# Rules", "origin": { "kind": "seed", "step": 0, "epoch": 0, "edit_index": -1, "reason": "", "supporting_items": [], "score_before": null, "score_after": null } },
          { "line": "- Be exact. [bold]", "origin": { "kind": "seed", "step": 0, "epoch": 0, "edit_index": -1, "reason": "", "supporting_items": [], "score_before": null, "score_after": null } },
          { "line": "- Round to two digits.", "origin": { "kind": "edit", "step": 1, "epoch": 1, "edit_index": 2, "reason": "Three answers\nwere not rounded.", "supporting_items": ["t-04", "t-11"], "score_before": 0.45, "score_after": 0.6 } },
          { "line": "- Always.", "origin": { "kind": "slow_update", "step": 2, "epoch": 2, "edit_index": -1, "reason": "", "supporting_items": [], "score_before": 0.6, "score_after": 0.65 } }
        ]
        """;
}
