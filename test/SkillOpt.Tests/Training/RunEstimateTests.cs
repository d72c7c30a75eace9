using SkillOpt.EpochUpdates;
using SkillOpt.Gating;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class RunEstimateTests
{
    // 8 training, 8 selection and 8 test items; two epochs of two steps; minibatches of 2.
    private static readonly WordWorld World = new();

    [Fact]
    public void The_baseline_takes_each_selection_item_once() => Rollouts(World, "baseline").ShouldBe((8, 8));

    [Fact]
    public void Training_takes_each_item_once_an_epoch() => Rollouts(World, "rollout").ShouldBe((16, 16));

    [Fact]
    public void The_gate_is_expected_to_measure_half_and_may_measure_all() =>
        // Four steps and one slow update.
        Rollouts(World, "gate").ShouldBe((20, 40));

    [Fact]
    public void Without_early_stopping_every_candidate_is_measured_whole()
    {
        var world = World with { Options = WordWorld.Defaults with { Evaluation = new() { EarlyStop = false } } };

        Rollouts(world, "gate").ShouldBe((40, 40));
    }

    [Fact]
    public void A_race_is_expected_to_take_a_pass_and_a_half_and_may_go_on_for_its_passes()
    {
        // Five verdicts on eight items; the initial skill has one of the four attempts that a race wants of it.
        Rollouts(Judged(new() { Gate = GateKind.Race }), "gate").ShouldBe((60, (5 * 4 * 8) + (3 * 8)));
        Rollouts(Judged(new() { Gate = GateKind.Race, RacePasses = 6 }), "gate").ShouldBe((60, (5 * 6 * 8) + (3 * 8)));
        Rollouts(Judged(new() { Gate = GateKind.Race, RacePasses = 3 }), "gate").ShouldBe((60, (5 * 4 * 8) + (3 * 8)));
    }

    [Fact]
    public void Where_a_run_chooses_its_gate_it_is_taken_for_a_race_only_if_it_can_become_one()
    {
        var unknown = World with { IsDeterministic = false };

        Rollouts(unknown, "noise").ShouldBe((8, 8));
        Rollouts(unknown, "gate").ShouldBe((60, (5 * 4 * 8) + (2 * 8)));
        Rollouts(unknown with { SelectionItems = 100 }, "gate").ShouldBe((250, 500));
        Estimate(unknown with { SelectionItems = 100 }).Stages.ShouldNotContain(stage => stage.Stage == "noise");
        Rollouts(World, "gate").ShouldBe((20, 40));
    }

    [Fact]
    public async Task No_race_takes_more_than_the_estimate_says_at_most()
    {
        var noisy = new NoisyTarget(
            (position, request) => ((position * 7) + (request.Replicate * 5) + request.Skill.Text.Length) % 3 == 0
        );
        var world = World with { Environment = noisy };

        var run = await world.TrainAsync();

        run.Result.Noise.ShouldNotBeNull();
        ((long)noisy.Calls).ShouldBeLessThanOrEqualTo(Estimate(world).Stages.Sum(stage => stage.AtMost.Rollouts));
    }

    [Fact]
    public void Replicates_count_in_every_measurement()
    {
        var world = Judged(new() { Replicates = 3, EarlyStop = false });

        Rollouts(world, "baseline").ShouldBe((24, 24));
        Rollouts(world, "gate").ShouldBe((120, 120));
        Estimate(world).Stages.ShouldNotContain(stage => stage.Stage == "noise");
    }

    [Fact]
    public void Noise_takes_one_more_pass() =>
        Rollouts(Judged(new() { MeasureNoise = true }), "noise").ShouldBe((8, 8));

    [Fact]
    public void A_release_measures_the_best_few_and_the_test_split_of_two_skills()
    {
        var world = Judged(
            new()
            {
                Release = true,
                ReleaseCandidates = 3,
                ReleaseReplicates = 2,
            }
        );

        Rollouts(world, "release").ShouldBe((64, 96));
        Rollouts(world, "test").ShouldBe((16, 16));
    }

    private static WordWorld Judged(EvaluationOptions evaluation) =>
        World with
        {
            Options = WordWorld.Defaults with { Evaluation = evaluation },
        };

    [Fact]
    public void A_forced_slow_update_is_measured_whole()
    {
        var world = With(new() { SlowUpdateGateWithSelection = false });

        Rollouts(world, "gate").ShouldBe((24, 40));
    }

    [Fact]
    public void An_epoch_end_compares_its_sample_under_two_skills() =>
        Rollouts(With(new() { SlowUpdateSamples = 3 }), "compare").ShouldBe((6, 6));

    [Theory]
    [InlineData(4, 16, 32)]
    [InlineData(1, 8, 16)]
    public void Checked_edits_are_tried_under_two_skills_on_two_items_each_as_long_as_there_are_as_many(
        int learningRate,
        int usually,
        int atMost
    ) => Rollouts(With(new() { CheckEdits = true, LearningRate = learningRate }), "check").ShouldBe((usually, atMost));

    [Fact]
    public void Looking_for_changed_results_may_take_every_item() =>
        Rollouts(With(new() { SlowUpdateSamples = 3, LongitudinalPairPolicy = PairPolicy.Changed }), "compare")
            .ShouldBe((12, 16));

    [Fact]
    public void The_test_split_is_taken_twice_when_the_last_skill_is_the_best_one_and_three_times_at_most() =>
        Rollouts(World, "test").ShouldBe((16, 24));

    [Fact]
    public void Items_that_are_not_in_use_cost_nothing()
    {
        var world = World with
        {
            Options = WordWorld.Defaults with
            {
                Train = new()
                {
                    NumEpochs = 1,
                    BatchSize = 4,
                    TrainSize = 5,
                },
                Evaluation = new() { SelEnvNum = 3, EvalTest = false },
            },
        };

        Rollouts(world, "baseline").ShouldBe((3, 3));
        Rollouts(world, "rollout").ShouldBe((5, 5));
        Estimate(world).Stages.ShouldNotContain(stage => stage.Stage == "test" || stage.Stage == "compare");
    }

    [Fact]
    public void A_step_has_analysts_for_both_halves_and_at_most_one_minibatch_more_each_asked_twice()
    {
        // Batches of 4 cut by 2: one and one; at most three, each with a repair.
        Calls(World, "analyst").ShouldBe((4 * 2, 4 * 3 * 2));
    }

    [Fact]
    public void Refinements_are_calls_of_the_analysts()
    {
        var world = World with
        {
            Options = WordWorld.Defaults with
            {
                Gradient = new() { MinibatchSize = 2, RefinementRounds = 3 },
            },
        };

        Calls(world, "analyst").ShouldBe((4 * 2 * 3, 4 * 3 * 4 * 2));
    }

    [Fact]
    public void Failures_and_successes_are_merged_in_one_call_and_at_most_in_a_tree_each() =>
        // At most three patches, two of one kind: their merge and the final one, each with a repair.
        Calls(World, "merge").ShouldBe((4, 4 * 2 * 2));

    [Fact]
    public void The_epoch_ends_after_the_first_have_a_slow_update_and_those_between_a_memory()
    {
        var world = World with
        {
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 4, BatchSize = 4 },
            },
        };

        Calls(world, "slow_update").ShouldBe((3, 6));
        Calls(world, "meta_skill").ShouldBe((2, 4));
    }

    [Fact]
    public void Calls_that_the_settings_rule_out_are_not_listed()
    {
        var stages = Estimate(
            With(
                new()
                {
                    UseSlowUpdate = false,
                    UseMetaSkill = false,
                    CheckEdits = false,
                }
            )
        ).Stages;

        stages
            .Select(stage => stage.Stage)
            .ShouldBe(["baseline", "rollout", "gate", "test", "analyst", "merge", "ranking"]);
    }

    [Fact]
    public void A_longer_skill_costs_more_tokens_everywhere()
    {
        var shorter = Estimate(World);
        var longer = Estimate(World with { InitialSkill = new string('x', 4000) });

        foreach (var (before, after) in shorter.Stages.Zip(longer.Stages))
        {
            // About a thousand tokens a call.
            after.Expected.InputTokens.ShouldBeGreaterThan(before.Expected.InputTokens + (990 * before.Expected.Calls));
            after.AtMost.InputTokens.ShouldBeGreaterThan(before.AtMost.InputTokens);
        }
    }

    [Fact]
    public void A_limit_of_the_target_bounds_its_replies()
    {
        var estimate = RunEstimate.Of(World.Job(), new EstimateLimits { TargetReply = 50 });

        var baseline = estimate.Stages.Single(stage => stage.Stage == "baseline");
        baseline.Expected.OutputTokens.ShouldBe(400);
        baseline.AtMost.OutputTokens.ShouldBe(400);
    }

    [Fact]
    public async Task No_run_uses_more_than_at_most()
    {
        foreach (var seed in Enumerable.Range(0, 6))
        {
            var world = BusyWorld.Create(
                4,
                BusyWorld.Options with
                {
                    Train = BusyWorld.Options.Train with { Seed = seed },
                }
            );
            var estimate = Estimate(world);

            var run = await world.TrainAsync();

            foreach (var (role, used) in run.Result.Usage)
            {
                var most = estimate.Total(role).AtMost;
                used.Calls.ShouldBeLessThanOrEqualTo(most.Calls, role);
                used.InputTokens.ShouldBeLessThanOrEqualTo(most.InputTokens, role);
                used.OutputTokens.ShouldBeLessThanOrEqualTo(most.OutputTokens, role);
            }
        }
    }

    [Fact]
    public void At_most_is_never_less_than_expected()
    {
        foreach (var stage in Estimate(World).Stages)
        {
            stage.Expected.Calls.ShouldBeLessThanOrEqualTo(stage.AtMost.Calls, stage.Stage);
            stage.Expected.InputTokens.ShouldBeLessThanOrEqualTo(stage.AtMost.InputTokens, stage.Stage);
            stage.Expected.OutputTokens.ShouldBeLessThanOrEqualTo(stage.AtMost.OutputTokens, stage.Stage);
        }
    }

    private static WordWorld With(OptimizerOptions options) =>
        World with
        {
            Options = WordWorld.Defaults with { Optimizer = options },
        };

    private static RunEstimate Estimate(WordWorld world) => RunEstimate.Of(world.Job());

    private static (long Expected, long AtMost) Rollouts(WordWorld world, string stage)
    {
        var found = Estimate(world).Stages.Single(one => one.Stage == stage);
        found.Role.ShouldBe("target");
        found.Expected.Calls.ShouldBe(found.Expected.Rollouts);
        return (found.Expected.Rollouts, found.AtMost.Rollouts);
    }

    private static (long Expected, long AtMost) Calls(WordWorld world, string stage)
    {
        var found = Estimate(world).Stages.Single(one => one.Stage == stage);
        found.Role.ShouldBe("optimizer");
        return (found.Expected.Calls, found.AtMost.Calls);
    }
}
