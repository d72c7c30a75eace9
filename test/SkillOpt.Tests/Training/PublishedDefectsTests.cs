using SkillOpt.Errors;
using SkillOpt.Tasks;
using SkillOpt.Tests.Fakes;
using SkillOpt.Tests.Runs;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

/// <summary>What goes wrong in the published trainer, and does not here. The number is that of its list of defects.</summary>
public sealed class PublishedDefectsTests
{
    [Fact]
    public async Task Defect_01_a_resumed_run_never_scores_a_skill_with_the_rollouts_of_another()
    {
        using var directory = new TempDirectory();
        for (var session = 0; ; session++)
        {
            using var stop = new CancellationTokenSource();
            var left = 9;
            var world = BusyWorld.Create(workers: 1) with
            {
                Directory = directory.Path,
                StopRequested = stop.Token,
                Target = new()
                {
                    // In the middle of an evaluation of a candidate.
                    Before = (call, _) =>
                    {
                        if (call.IsSelection && call.Skill.Contains("Be quick") && --left == 0)
                        {
                            stop.Cancel();
                        }

                        return Task.CompletedTask;
                    },
                },
            };
            try
            {
                ScoresAreTrue(await world.TrainAsync());
                session.ShouldBeGreaterThan(1);
                return;
            }
            catch (OperationCanceledException) { }
        }
    }

    [Fact]
    public async Task Defect_02_a_score_of_0_is_a_score_when_the_run_is_resumed()
    {
        using var stop = new CancellationTokenSource();
        var first = new WordWorld
        {
            StopRequested = stop.Token,
            Optimizer = new()
            {
                Before = (_, _) =>
                {
                    stop.Cancel();
                    return Task.CompletedTask;
                },
            },
        };
        await Should.ThrowAsync<OperationCanceledException>(first.TrainAsync);
        var second = new WordWorld { Store = first.Store.Reopen() };

        var run = await second.TrainAsync();

        run.Result.BaselineScore.ShouldBe(0);
        run.Result.BestScore.ShouldBe(1);
        second.Target.Asked.ShouldNotContain(call => call.IsSelection && call.Skill == "# Words\n");
        run.Comparable().ShouldBe((await new WordWorld().TrainAsync()).Comparable());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Defect_03_the_current_score_is_that_of_the_current_text_whatever_changed_it(bool gated)
    {
        var options = BusyWorld.Options with
        {
            Optimizer = BusyWorld.Options.Optimizer with { SlowUpdateGateWithSelection = gated },
        };

        ScoresAreTrue(await BusyWorld.Create(options: options).TrainAsync());
    }

    [Fact]
    public async Task Defect_04_labels_of_failure_patterns_belong_to_their_items()
    {
        var world = OneStepAnEpoch(2) with
        {
            TrainItems = 4,
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 1, BatchSize = 2 },
            },
        };
        world.Optimizer.Replies["Failure analyst"] = call =>
        {
            var ids = Enumerable.Range(0, 4).Select(i => $"train-{i}").Where(id => call.User.Contains($"item {id}\n"));
            var groups = ids.Reverse()
                .Select(id => $$"""{"failure_type": "kind of {{id}}", "count": 1, "item_ids": ["{{id}}"]}""");
            return $$"""{"failure_summary": [{{string.Join(',', groups)}}], "patch": {"edits": [] } }""";
        };

        await world.TrainAsync();

        var told = world.Optimizer.Calls[1].User;
        var lines = told.Split('\n').Where(line => line.StartsWith("- kind of", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(2);
        foreach (var line in lines)
        {
            line.ShouldBe($"- kind of {line[^7..]} (1): {line[^7..]}");
        }
    }

    [Fact]
    public async Task Defect_05_null_and_odd_fields_of_a_reply_lose_no_edit_and_end_no_run()
    {
        var world = OneStepAnEpoch(1);
        world.Optimizer.Replies["Failure analyst"] = _ =>
            """
                {"batch_size": "many", "failure_summary": null, "patch": {"reasoning": null, "edits": [
                  null, 7, "append this", {"op": null},
                  {"op": "append", "target": null, "content": "teach w0"},
                  {"op": "delete", "target": "# Words", "content": null}]}}
                """;

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        run.Result.BestSkill.Text.Trim().ShouldBe("teach w0");
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(4);
    }

    [Fact]
    public async Task Defect_06_an_edit_that_runs_into_a_protected_region_is_refused()
    {
        var world = OneStepAnEpoch(1) with
        {
            InitialSkill = "Body.\n\n<!-- SLOW_UPDATE_START -->\nteach w0\n<!-- SLOW_UPDATE_END -->\n",
        };
        world.Optimizer.Replies["Failure analyst"] = _ =>
            RuleOptimizer.Edits(
                ("replace", "Body.\n\n<!-- SLOW_UPDATE_START -->", "teach w1"),
                ("append", "", "teach w2")
            );

        var run = await world.TrainAsync();

        run.Json("steps/step_0001/edit_apply_report.json")[0]!["status"]!
            .ToString()
            .ShouldBe("skipped_protected_region");
        run.Result.BestSkill.Text.ShouldBe(
            "Body.\n\nteach w2\n\n<!-- SLOW_UPDATE_START -->\nteach w0\n<!-- SLOW_UPDATE_END -->\n"
        );
    }

    [Fact]
    public async Task Defect_07_the_report_tells_a_fallback_blank_content_ambiguity_and_white_space_apart()
    {
        var world = OneStepAnEpoch(1) with { InitialSkill = "one\none\nwith  two   spaces\n" };
        world.Optimizer.Replies["Failure analyst"] = _ =>
            RuleOptimizer.Edits(
                ("insert_after", "nowhere", "a"),
                ("append", "", "  "),
                ("replace", "one", "uno"),
                ("replace", "with two spaces", "tidy")
            );

        var run = await world.TrainAsync();

        var report = run.Json("steps/step_0001/edit_apply_report.json").AsArray();
        report
            .Select(row => row!["status"]!.ToString())
            .ShouldBe([
                "applied_insert_after_fallback_append",
                "skipped_empty_content",
                "applied_replace",
                "applied_replace_whitespace",
            ]);
        ((int)report[2]!["matches"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Defect_09_a_resumed_run_has_the_same_schedule_after_skipped_steps()
    {
        static WordWorld World()
        {
            var world = OneStepAnEpoch(4);
            world.Optimizer.Replies["Failure analyst"] = call =>
                call.User.Contains("Step") ? null : RuleOptimizer.Edits();
            return world;
        }

        var whole = await World().TrainAsync();
        var (store, sessions, run) = (World().Store, 0, (TrainedRun?)null);
        while (run is null)
        {
            using var stop = new CancellationTokenSource();
            var left = 9;
            sessions++;
            try
            {
                run = await (
                    World() with
                    {
                        Store = store = store.Reopen(),
                        StopRequested = stop.Token,
                        Target = new()
                        {
                            Before = (_, _) =>
                            {
                                (Interlocked.Decrement(ref left) <= 0 ? stop : null)?.Cancel();
                                return Task.CompletedTask;
                            },
                        },
                    }
                ).TrainAsync();
            }
            catch (OperationCanceledException) { }
        }

        sessions.ShouldBeGreaterThan(1);
        run.Comparable().ShouldBe(whole.Comparable());
    }

    [Fact]
    public async Task Defect_10_a_candidate_that_changes_nothing_never_wins_and_costs_nothing()
    {
        var world = OneStepAnEpoch(1);
        world.Optimizer.Replies["Failure analyst"] = _ => RuleOptimizer.Edits(("delete", "nowhere", ""));

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["reject"]);
        world.Target.Asked.Count(call => call.IsSelection).ShouldBe(8);
    }

    [Fact]
    public async Task Defect_10_a_time_out_is_no_score_of_0()
    {
        var time = new ManualTime();
        var world = OneStepAnEpoch(1) with
        {
            Time = time,
            InitialSkill = "teach w0\nteach w1\nteach w2\nteach w3\n",
            Target = new()
            {
                Before = (call, token) =>
                {
                    time.Advance(TimeSpan.FromSeconds(call.Word == "w3" ? 7 : 0));
                    return call.Word == "w3" ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
                },
            },
        };
        world = world with
        {
            Options = world.Options with
            {
                Rollouts = new()
                {
                    Workers = 1,
                    Retries = 0,
                    ExecTimeout = 7,
                },
                Evaluation = new() { MinCoverage = 0.5 },
            },
        };

        var run = await world.TrainAsync();

        run.Result.BaselineScore.ShouldBe(1);
        run.Result.InitialTest.ShouldBe(new TestScore(1, 1, 6, 8));
        ((double)run.Step(1)["rollout_hard"]!).ShouldBe(1);
        run.Of<TrainingEvent.BaselineMeasured>()[0].Scored.ShouldBe(6);
    }

    [Fact]
    public void Defect_10_an_empty_selection_split_is_refused() =>
        Should
            .Throw<SkillOptException>(() => new TaskSplits([new TrainItem(new TaskItem("a", "b", []))], [], []))
            .Kind.ShouldBe(ErrorKind.Data);

    [Fact]
    public async Task Defect_11_the_best_skill_does_not_depend_on_the_final_test()
    {
        var options = BusyWorld.Options with { Evaluation = new() { EvalTest = false } };

        var without = await BusyWorld.Create(options: options).TrainAsync();

        without.Result.BestSkill.ShouldBe((await BusyWorld.Create().TrainAsync()).Result.BestSkill);
    }

    [Fact]
    public async Task Defect_11_the_slow_update_is_told_how_many_items_were_compared()
    {
        var world = OneStepAnEpoch(2);
        world = world with { Options = world.Options with { Optimizer = new() { SlowUpdateSamples = 5 } } };

        await world.TrainAsync();

        var call = world.Optimizer.CallsTo("Slow update").ShouldHaveSingleItem();
        call.User.ShouldContain("## Comparison (5 items)");
        call.Messages[0].Text.ShouldNotContain("20");
    }

    [Fact]
    public void Defect_12_the_sample_of_the_slow_update_is_not_the_head_of_a_later_epoch()
    {
        TrainItem[] items = [.. Enumerable.Range(0, 40).Select(i => new TrainItem(new TaskItem($"{i}", $"p{i}", [])))];
        var plan = EpochPlan.Create(new TrainOptions { NumEpochs = 8, BatchSize = 10 }, items);

        for (var epoch = 2; epoch <= 4; epoch++)
        {
            var sample = plan.SlowSample(epoch, 10).Items;
            for (var later = 1; later <= 8; later++)
            {
                sample.ShouldNotBe(plan.StepBatches(later, 1)[0].Items);
            }
        }
    }

    [Fact]
    public async Task Defect_13_patches_come_in_the_order_of_their_minibatches_and_not_of_completion()
    {
        var options = WordWorld.Defaults with
        {
            Train = new() { NumEpochs = 1, BatchSize = 8 },
            Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 2 },
        };
        var expected = await new WordWorld { Options = options }.TrainAsync();
        var turns = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource()).ToList();
        var arrived = 0;
        var backwards = new WordWorld
        {
            Options = options,
            Optimizer = new()
            {
                Before = async (call, token) =>
                {
                    if (call.Heading == "Failure analyst")
                    {
                        // The last to come is the first to answer.
                        var turn = Interlocked.Increment(ref arrived);
                        if (turn == 4)
                        {
                            turns[4].SetResult();
                        }

                        await turns[turn].Task.WaitAsync(token);
                        turns[turn - 1].TrySetResult();
                    }
                },
            },
        };

        (await backwards.TrainAsync()).Comparable().ShouldBe(expected.Comparable());
        arrived.ShouldBe(4);
    }

    [Fact]
    public async Task Defect_14_a_run_may_start_without_a_skill()
    {
        var run = await (OneStepAnEpoch(1) with { InitialSkill = "" }).TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        run.Result.BestScore.ShouldBe(1);
    }

    [Fact]
    public async Task Defect_15_a_damaged_history_is_written_anew_and_torn_logs_are_mended()
    {
        using var directory = new TempDirectory();
        using var stop = new CancellationTokenSource();
        var left = 2;
        var first = BusyWorld.Create() with
        {
            Directory = directory.Path,
            StopRequested = stop.Token,
            Optimizer = BusyWorld.Optimizer(
                (call, _) =>
                {
                    if (call.Heading == "Final merge" && --left == 0)
                    {
                        stop.Cancel();
                    }

                    return Task.CompletedTask;
                }
            ),
        };
        await Should.ThrowAsync<OperationCanceledException>(first.TrainAsync);
        Cut("history.json");
        Cut("events.jsonl");
        Cut("ledger.jsonl");
        Cut("best_skill.md");

        var run = await (BusyWorld.Create() with { Directory = directory.Path }).TrainAsync();

        run.Comparable().ShouldBe((await BusyWorld.Create().TrainAsync()).Comparable());
        run.Summary["baseline_selection_hard"].ShouldNotBeNull();

        void Cut(string name)
        {
            using var file = File.Open(directory.File(name), FileMode.Open);
            file.SetLength(file.Length - 5);
        }
    }

    [Fact]
    public async Task Defect_15_a_run_resumed_within_an_epoch_still_tells_of_its_steps_and_counts_all_tokens()
    {
        var whole = Rejecting();
        var expected = await whole.TrainAsync();
        using var stop = new CancellationTokenSource();
        var before = Rejecting(call => (call.User.Contains("Step 1") ? stop : null)?.Cancel()) with
        {
            StopRequested = stop.Token,
        };
        await Should.ThrowAsync<OperationCanceledException>(before.TrainAsync);
        var after = Rejecting() with { Store = before.Store.Reopen() };

        var run = await after.TrainAsync();

        var call = after.Optimizer.CallsTo("Failure analyst").ShouldHaveSingleItem();
        call.User.ShouldContain("### Step 1: reject");
        call.User.ShouldContain("### Step 2: reject");
        run.Result.Usage.ShouldBe(expected.Result.Usage);
        run.Step(1)["tokens"]!.ToJsonString().ShouldBe(expected.Step(1)["tokens"]!.ToJsonString());

        static WordWorld Rejecting(Action<OptimizerCall>? seen = null) =>
            new()
            {
                TrainItems = 12,
                InitialSkill = "teach w0\n",
                Options = WordWorld.Defaults with
                {
                    Train = new() { NumEpochs = 1, BatchSize = 4 },
                    Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                    // With more, the gate's early end finds another number of rollouts in flight each time.
                    Rollouts = WordWorld.Defaults.Rollouts with
                    {
                        Workers = 1,
                    },
                },
                Optimizer = new()
                {
                    Before = (call, _) =>
                    {
                        seen?.Invoke(call);
                        return Task.CompletedTask;
                    },
                    Replies = { ["Failure analyst"] = _ => RuleOptimizer.Edits(("append", "", "forget w0")) },
                },
            };
    }

    [Fact]
    public async Task Defect_16_ids_never_become_paths()
    {
        using var directory = new TempDirectory();
        var inner = Path.Join(directory.Path, "run");
        var job = new WordWorld { Directory = inner }.Job();
        string[] ids = ["../../up", "/root", "C:\\x", "a\nb", "nul"];
        TrainItem[] train = [.. ids.Select(id => new TrainItem(new TaskItem(id, $"({id}) Say the word w0", ["w0"])))];

        await SkillTrainer.RunAsync(
            job with
            {
                Splits = new TaskSplits(train, job.Splits.Selection, job.Splits.Test),
            },
            TestContext.Current.CancellationToken
        );

        Directory.GetFileSystemEntries(directory.Path).ShouldBe([inner]);
        Directory
            .EnumerateFileSystemEntries(inner, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(inner, path))
            .ShouldNotContain(path => path.Contains("root") || path.Contains("up") && !path.Contains("slow_update"));
    }

    [Fact]
    public async Task Defect_17_baseline_first_batch_and_initial_test_are_under_way_together()
    {
        var together = new TaskCompletionSource();
        var seen = new HashSet<char>();
        var world = OneStepAnEpoch(1);
        world = world with
        {
            Options = world.Options with
            {
                Rollouts = new() { Workers = 24, Retries = 0 },
            },
            Target = new()
            {
                Before = (call, token) =>
                {
                    lock (seen)
                    {
                        if (seen.Add(call.Prompt[1]) && seen.Count == 2 && seen.Contains('s') || seen.Count == 3)
                        {
                            together.TrySetResult();
                        }
                    }

                    return together.Task.WaitAsync(token);
                },
            },
        };

        (await world.TrainAsync()).Result.InitialTest.ShouldNotBeNull();
    }

    [Fact]
    public async Task Defect_17_the_tests_of_the_best_and_the_final_skill_are_under_way_together()
    {
        var (best, final) = (new TaskCompletionSource(), new TaskCompletionSource());
        var step = 0;
        var world = OneStepAnEpoch(2);
        world = world with
        {
            Options = world.Options with
            {
                Evaluation = new() { UseGate = false },
                Rollouts = new() { Workers = 24, Retries = 0 },
                Optimizer = new() { UseSlowUpdate = false },
            },
            Target = new()
            {
                Before = (call, token) =>
                {
                    if (!call.IsTest || call.Skill == "# Words\n")
                    {
                        return Task.CompletedTask;
                    }

                    var (mine, other) = call.Skill.Contains("forget") ? (final, best) : (best, final);
                    mine.TrySetResult();
                    return other.Task.WaitAsync(token);
                },
            },
        };
        world.Optimizer.Replies["Failure analyst"] = _ =>
            RuleOptimizer.Edits(("append", "", step++ == 0 ? "teach w0" : "forget w0"));

        var run = await world.TrainAsync();

        run.Result.BestTest!.Hard.ShouldBe(0.25);
        run.Result.FinalTest!.Hard.ShouldBe(0);
    }

    [Fact]
    public async Task Defect_19_skipped_steps_have_their_tokens_and_are_counted_and_retries_too()
    {
        var tries = 0;
        var world = OneStepAnEpoch(1) with
        {
            Optimizer = new()
            {
                Before = (_, _) => ++tries <= 2 ? throw new HttpRequestException("busy") : Task.CompletedTask,
                Replies = { ["Failure analyst"] = _ => RuleOptimizer.Edits() },
            },
        };

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["skip_no_patches"]);
        ((int)run.Summary["total_skips"]!).ShouldBe(1);
        ((int)run.Step(1)["tokens"]!["rollout"]!["calls"]!).ShouldBe(8);
        ((int)run.Step(1)["tokens"]!["analyst"]!["calls"]!).ShouldBe(3);
        ((int)run.Step(1)["tokens"]!["analyst"]!["failed_calls"]!).ShouldBe(2);
        run.Result.Usage["optimizer"].FailedCalls.ShouldBe(2);
        ((int)run.Summary["usage"]!["optimizer"]!["analyst"]!["failed_calls"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Defect_19_the_wall_time_holds_baseline_and_tests()
    {
        var time = ManualTime.WithoutBackoff();
        var world = OneStepAnEpoch(1) with { Time = time, Store = new SkillOpt.Runs.MemoryRunStore(time) };
        world = world with
        {
            Options = world.Options with
            {
                Rollouts = new() { Workers = 1, Retries = 0 },
            },
            Target = new()
            {
                Before = (_, _) =>
                {
                    time.Advance(TimeSpan.FromSeconds(1));
                    return Task.CompletedTask;
                },
            },
        };

        var run = await world.TrainAsync();

        ((double)run.Summary["total_wall_time_s"]!).ShouldBe(world.Target.Calls);
    }

    /// <summary>Epochs of one step; one analyst reads all failures.</summary>
    private static WordWorld OneStepAnEpoch(int epochs) =>
        new()
        {
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = epochs, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
            },
            Optimizer = new(),
        };

    /// <summary>Holds every score of the record against what the text of that time really knows of six words.</summary>
    private static void ScoresAreTrue(TrainedRun run)
    {
        foreach (var step in run.Of<TrainingEvent.StepFinished>().Where(step => step.Step % 3 != 0))
        {
            step.CurrentScore.ShouldBe(TrueScore(run.Files[$"skills/skill_v{step.Step:0000}.md"]), 1e-9, $"{step}");
        }

        foreach (var epoch in run.Of<TrainingEvent.EpochFinished>())
        {
            epoch.CurrentScore.ShouldBe(
                TrueScore(run.Files[$"skills/skill_v{3 * epoch.Epoch:0000}.md"]),
                1e-9,
                $"{epoch}"
            );
        }

        run.Result.BestScore.ShouldBe(TrueScore(run.Result.BestSkill.Text), 1e-9);
        run.Result.BestTest!.Hard.ShouldBe(TrueScore(run.Result.BestSkill.Text), 1e-9);
        run.Result.FinalTest!.Hard.ShouldBe(TrueScore(run.Result.FinalSkill.Text), 1e-9);
    }

    private static double TrueScore(string skill)
    {
        var lines = skill.Split('\n').Select(line => line.Trim().TrimStart('-', ' ')).ToHashSet();
        return Enumerable.Range(0, 6).Count(i => lines.Contains($"teach w{i}") && !lines.Contains($"forget w{i}"))
            / 6.0;
    }
}
