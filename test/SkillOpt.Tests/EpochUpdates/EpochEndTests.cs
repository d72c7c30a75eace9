using SkillOpt.EpochUpdates;
using SkillOpt.Skills;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.EpochUpdates;

public sealed class EpochEndTests
{
    [Fact]
    public async Task A_slow_update_that_helps_passes_the_gate_and_is_blamed_for_its_lines()
    {
        var world = World(guidance: "teach w3");

        var run = await world.TrainAsync();

        Slow(run).ShouldBe(["skip_first_epoch", "accept_new_best"]);
        ProtectedRegions.GetSlowUpdate(run.Result.BestSkill.Text).ShouldBe("teach w3");
        run.Result.BestScore.ShouldBe(0.5);
        run.Summary["best_origin"]!.ToString().ShouldBe("slow_update_epoch_02");
        run.Result.BestStep.ShouldBe(2);
        var line = run.Result.Blame.Single(line => line.Line == "teach w3\n");
        line.Origin.ShouldSatisfyAllConditions(
            origin => origin.Kind.ShouldBe("slow_update"),
            origin => (origin.Step, origin.Epoch, origin.EditIndex).ShouldBe((2, 2, -1)),
            origin => origin.Reason.ShouldBe("long view"),
            origin => origin.SupportingItems!.Count.ShouldBe(8),
            origin => (origin.ScoreBefore, origin.ScoreAfter).ShouldBe((0.25, 0.5))
        );
        run.Files["skills/skill_v0002.md"].ShouldBe(run.Result.FinalSkill.Text);
        run.Files["slow_update/epoch_02/candidate_skill.md"].ShouldBe(run.Result.FinalSkill.Text);
    }

    [Fact]
    public async Task A_slow_update_that_does_not_help_is_rejected_by_default()
    {
        var run = await World(guidance: "forget w0").TrainAsync();

        Slow(run).ShouldBe(["skip_first_epoch", "reject"]);
        run.Result.FinalSkill.Text.ShouldNotContain("forget w0");
    }

    [Fact]
    public async Task Without_its_gate_a_slow_update_is_forced_and_measured_and_recorded_so()
    {
        var run = await World(
                guidance: "forget w0",
                change: options =>
                    options with
                    {
                        Optimizer = options.Optimizer with { SlowUpdateGateWithSelection = false },
                    }
            )
            .TrainAsync();

        Slow(run).ShouldBe(["skip_first_epoch", "force_accept"]);
        run.Result.FinalSkill.Text.ShouldContain("forget w0");
        run.Result.BestSkill.Text.ShouldNotContain("forget w0");
        var result = run.Json("slow_update/epoch_02/slow_result.json");
        ((bool)result["gate_forced"]!).ShouldBeTrue();
        ((double)result["selection_hard"]!).ShouldBe(0);
        ((int)result["selection_measured"]!).ShouldBe(8);
        run.Of<TrainingEvent.EpochFinished>()[1].CurrentScore.ShouldBe(0);
        run.Of<TrainingEvent.EpochFinished>()[1].BestScore.ShouldBe(0.25);
        ((double)run.Summary["final_selection_hard"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_content_the_old_guidance_stays(string content)
    {
        var world = World(guidance: content) with
        {
            InitialSkill = "teach w0\n\n<!-- SLOW_UPDATE_START -->\nOld guidance.\n<!-- SLOW_UPDATE_END -->\n",
        };

        var run = await world.TrainAsync();

        Slow(run).ShouldBe(["skip_first_epoch", "no_content"]);
        run.Result.FinalSkill.Text.ShouldBe(world.InitialSkill);
        world.Optimizer.CallsTo("Slow update")[0].User.ShouldContain("Old guidance.");
    }

    [Fact]
    public async Task An_unreadable_slow_update_keeps_the_old_guidance_after_one_more_try()
    {
        var world = World();
        world.Optimizer.Replies["Slow update"] = _ => "as before";

        Slow(await world.TrainAsync()).ShouldBe(["skip_first_epoch", "no_content"]);
        world.Optimizer.CallsTo("Slow update").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Switched_off_a_slow_update_asks_nobody_and_compares_nothing()
    {
        var world = World(change: options =>
            options with
            {
                Optimizer = options.Optimizer with { UseSlowUpdate = false, UseMetaSkill = false },
                Train = options.Train with { NumEpochs = 3 },
            }
        );

        var run = await world.TrainAsync();

        Slow(run).ShouldBe(["off", "off", "off"]);
        world.Optimizer.Calls.Select(call => call.Heading).Distinct().ShouldBe(["Failure analyst"]);
        run.Of<TrainingEvent.MetaSkillFinished>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PairPolicy.Mixed, "improved persistent_fail regressed stable_success", 8)]
    [InlineData(PairPolicy.Changed, "improved regressed", 4)]
    [InlineData(PairPolicy.Unchanged, "persistent_fail stable_success", 4)]
    public async Task The_pair_policy_says_which_items_the_slow_update_sees(
        PairPolicy policy,
        string categories,
        int count
    )
    {
        var (world, run) = await MoveAsync(options => options with { LongitudinalPairPolicy = policy });

        var pairs = run.Json("slow_update/epoch_02/comparison_pairs.json").AsArray();
        pairs.Count.ShouldBe(count);
        string.Join(' ', pairs.Select(pair => pair!["category"]!.ToString()).Distinct().Order(StringComparer.Ordinal))
            .ShouldBe(categories);
        world.Optimizer.CallsTo("Slow update")[0].User.ShouldContain($"## Comparison ({count} items)");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task As_many_items_are_compared_as_asked_for(int samples)
    {
        var (_, run) = await MoveAsync(options => options with { SlowUpdateSamples = samples });

        run.Json("slow_update/epoch_02/comparison_pairs.json").AsArray().Count.ShouldBe(samples);
    }

    [Fact]
    public async Task A_sample_of_changed_items_is_filled_from_the_other_training_items()
    {
        // Half of the items change; a sample of three is filled however it falls.
        var (_, run) = await MoveAsync(options =>
            options with
            {
                SlowUpdateSamples = 3,
                LongitudinalPairPolicy = PairPolicy.Changed,
            }
        );

        run.Json("slow_update/epoch_02/comparison_pairs.json")
            .AsArray()
            .Select(pair => pair!["category"]!.ToString())
            .ShouldAllBe(category => category == "improved" || category == "regressed");
        run.Json("slow_update/epoch_02/comparison_pairs.json").AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_pair_with_a_lost_attempt_is_unmeasured_and_says_nothing()
    {
        var (world, run) = await MoveAsync(
            options => options,
            (call, _) =>
                call.IsTrain && call.Word == "w3" && call.Skill.Contains("teach w1", StringComparison.Ordinal)
                    ? throw new HttpRequestException("gone")
                    : Task.CompletedTask
        );

        var pairs = run.Json("slow_update/epoch_02/comparison_pairs.json").AsArray();
        var lost = pairs.Where(pair => pair!["category"]!.ToString() == "unmeasured").ToList();
        lost.Count.ShouldBe(2);
        lost.ShouldAllBe(pair => pair!["curr"] == null && pair["prev"] != null);
        world.Optimizer.CallsTo("Slow update")[0].User.ShouldContain("Without a score: 2.");
        // Right are w1 and w2: four of the six that are measured.
        ((double)run.Json("slow_update/epoch_02/slow_result.json")["curr_hard"]!).ShouldBe(4.0 / 6, 1e-12);
    }

    [Fact]
    public async Task The_memory_of_one_epoch_is_read_in_the_next_by_every_call_that_has_one()
    {
        var world = Epochs(4);
        var number = 0;
        world.Optimizer.Replies["Meta skill"] = _ =>
            $$"""{"reasoning": "", "meta_skill_content": "Memory {{++number}}."}""";

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.MetaSkillFinished>()
            .Select(meta => (meta.Epoch, meta.Action))
            .ShouldBe([(1, "skip_first_epoch"), (2, "write_meta_skill"), (3, "write_meta_skill")]);
        var analysts = world.Optimizer.CallsTo("Failure analyst");
        analysts[0].User.ShouldNotContain("Memory");
        analysts[1].User.ShouldNotContain("Memory");
        analysts[2].User.ShouldContain("Memory 1.");
        analysts[3].User.ShouldContain("Memory 2.");
        world.Optimizer.CallsTo("Meta skill").Count.ShouldBe(2);
        world.Optimizer.CallsTo("Meta skill")[1].User.ShouldContain("Memory 1.");
        run.Json("meta_skill/epoch_03/meta_skill_result.json")["meta_skill_content"]!.ToString().ShouldBe("Memory 2.");
    }

    [Theory]
    [InlineData("""{"reasoning": "", "meta_skill_content": ""}""")]
    [InlineData("I have nothing to add")]
    public async Task A_failed_memory_keeps_the_old_one(string reply)
    {
        var world = Epochs(5);
        world.Optimizer.Replies["Meta skill"] = call =>
            call.User.Contains("Good memory.", StringComparison.Ordinal)
                ? reply
                : """{"meta_skill_content": "Good memory."}""";

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.MetaSkillFinished>()
            .Select(meta => meta.Action)
            .ShouldBe(["skip_first_epoch", "write_meta_skill", "no_content", "no_content"]);
        world.Optimizer.CallsTo("Failure analyst").Skip(2).ShouldAllBe(call => call.User.Contains("Good memory."));
    }

    [Fact]
    public async Task Without_a_meta_skill_nobody_is_asked_for_one()
    {
        var world = Epochs(4, options => options with { UseMetaSkill = false });

        var run = await world.TrainAsync();

        world.Optimizer.CallsTo("Meta skill").ShouldBeEmpty();
        run.Of<TrainingEvent.MetaSkillFinished>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Slow_update_and_meta_skill_are_written_at_the_same_time()
    {
        var (slow, meta) = (new TaskCompletionSource(), new TaskCompletionSource());
        var world = Epochs(3) with
        {
            Optimizer = new()
            {
                Before = async (call, token) =>
                {
                    if (call.Heading == "Slow update")
                    {
                        slow.TrySetResult();
                        await meta.Task.WaitAsync(token);
                    }

                    if (call.Heading == "Meta skill")
                    {
                        meta.TrySetResult();
                        await slow.Task.WaitAsync(token);
                    }
                },
            },
        };

        (await world.TrainAsync()).Of<TrainingEvent.EpochFinished>().Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_next_epoch_begins_while_the_memory_is_still_written()
    {
        var rolledOut = new TaskCompletionSource();
        var world = Epochs(3);
        var train = 0;
        world = world with
        {
            Target = new()
            {
                Before = (call, _) =>
                {
                    // The third epoch tries its changed skill on training items before its analysts need the memory.
                    if (call.IsTrain && call.Skill.Contains("third", StringComparison.Ordinal))
                    {
                        Interlocked.Increment(ref train);
                        rolledOut.TrySetResult();
                    }

                    return Task.CompletedTask;
                },
            },
            Options = world.Options with { Optimizer = new() { SlowUpdateGateWithSelection = false } },
            Optimizer = new()
            {
                Before = (call, token) =>
                    call.Heading == "Meta skill" ? rolledOut.Task.WaitAsync(token) : Task.CompletedTask,
                Replies =
                {
                    ["Slow update"] = _ => """{"slow_update_content": "third"}""",
                    ["Failure analyst"] = _ => RuleOptimizer.Edits(),
                },
            },
        };

        var run = await world.TrainAsync();

        train.ShouldBeGreaterThan(0);
        run.Of<TrainingEvent.MetaSkillFinished>().Count.ShouldBe(2);
    }

    private static IReadOnlyList<string> Slow(TrainedRun run) =>
        [.. run.Of<TrainingEvent.SlowUpdateFinished>().Select(slow => slow.Action)];

    /// <summary>Two epochs of one step in which the skill stays as it is.</summary>
    private static WordWorld World(
        string guidance = "Look twice.",
        Func<TrainingOptions, TrainingOptions>? change = null
    )
    {
        var options = WordWorld.Defaults with
        {
            Train = new() { NumEpochs = 2, BatchSize = 8 },
            Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
        };
        return new()
        {
            InitialSkill = "teach w0\n",
            Options = change?.Invoke(options) ?? options,
            Optimizer = new()
            {
                Replies =
                {
                    ["Failure analyst"] = _ => RuleOptimizer.Edits(),
                    ["Slow update"] = _ => $$"""{"reasoning": "long view", "slow_update_content": "{{guidance}}"}""",
                },
            },
        };
    }

    private static WordWorld Epochs(int epochs, Func<OptimizerOptions, OptimizerOptions>? change = null) =>
        World(change: options =>
            options with
            {
                Train = options.Train with { NumEpochs = epochs },
                Optimizer = change?.Invoke(options.Optimizer) ?? options.Optimizer,
            }
        );

    /// <summary>
    /// In the second epoch one word is unlearned (w0) and one learned (w1), one stays known (w2) and one unknown (w3).
    /// </summary>
    private static async Task<(WordWorld World, TrainedRun Run)> MoveAsync(
        Func<OptimizerOptions, OptimizerOptions> change,
        Func<TargetCall, CancellationToken, Task>? before = null
    )
    {
        var analyst = 0;
        var world = World(change: options =>
            options with
            {
                Optimizer = change(options.Optimizer),
                Evaluation = new() { UseGate = false, MinCoverage = 0.5 },
            }
        ) with
        {
            InitialSkill = "teach w0\nteach w2\n",
            Target = new() { Before = before ?? ((_, _) => Task.CompletedTask) },
        };
        world.Optimizer.Replies["Failure analyst"] = _ =>
            ++analyst == 1 ? RuleOptimizer.Edits() : RuleOptimizer.Edits(("replace", "teach w0", "teach w1"));
        return (world, await world.TrainAsync());
    }
}
