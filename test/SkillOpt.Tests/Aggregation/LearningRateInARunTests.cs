using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Aggregation;

public sealed class LearningRateInARunTests
{
    private const string Zero =
        """{"learning_rate": 0, "reasoning": "wait", "confidence": "low", "risk_notes": ["x"]}""";

    [Theory]
    [InlineData(LearningRateSchedule.Cosine, "4 3 2 2")]
    [InlineData(LearningRateSchedule.Linear, "4 3 2 2")]
    [InlineData(LearningRateSchedule.Constant, "4 4 4 4")]
    public async Task Each_step_keeps_as_many_edits_as_the_schedule_allows(LearningRateSchedule schedule, string rates)
    {
        var world = World(new OptimizerOptions { LrScheduler = schedule });

        var run = await world.TrainAsync();

        string.Join(' ', run.Of<TrainingEvent.Selected>().Select(step => step.LearningRate)).ShouldBe(rates);
        string.Join(' ', run.Of<TrainingEvent.Selected>().Select(step => step.Chosen)).ShouldBe(rates);
        run.Of<TrainingEvent.Selected>().ShouldAllBe(step => step.Merged == 6);
        run.Step(1)["lr_control_mode"]!.ToString().ShouldBe("fixed");
        ((int)run.Step(4)["edit_budget"]!).ShouldBe(int.Parse(rates[^1..], null));
    }

    [Fact]
    public async Task Without_control_there_is_no_limit_no_ranking_and_analysts_are_told_so()
    {
        var world = World(
            new OptimizerOptions
            {
                LrControlMode = LearningRateControl.None,
                LearningRate = 1,
                MinLearningRate = 1,
            }
        );

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.Selected>().ShouldAllBe(step => step.Chosen == 6 && step.LearningRate == null);
        world.Optimizer.CallsTo("Ranking").ShouldBeEmpty();
        world.Optimizer.CallsTo("Failure analyst").ShouldAllBe(call => call.User.Contains("No limit."));
        run.Step(1)["lr_control_mode"]!.ToString().ShouldBe("none");
        run.Step(1)["edit_budget"].ShouldBeNull();
    }

    [Theory]
    [InlineData(LearningRateControl.Autonomous, LearningRateSchedule.Constant)]
    [InlineData(LearningRateControl.Fixed, LearningRateSchedule.Autonomous)]
    public async Task The_optimizer_may_set_the_rate_by_control_or_by_schedule(
        LearningRateControl control,
        LearningRateSchedule schedule
    )
    {
        var world = World(new OptimizerOptions { LrControlMode = control, LrScheduler = schedule });

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.Selected>().ShouldAllBe(step => step.LearningRate == 1 && step.Chosen == 1);
        var calls = world.Optimizer.CallsTo("Learning rate");
        calls.Count.ShouldBe(4);
        calls[0].User.ShouldContain("## Rollout Scores");
        var decision = run.Json("steps/step_0001/lr_decision.json");
        ((int)decision["learning_rate"]!).ShouldBe(1);
        ((int)decision["available_update_items"]!).ShouldBe(6);
        ((bool)decision["fallback"]!).ShouldBeFalse();
        run.Step(1)["lr_control_mode"]!.ToString().ShouldBe("autonomous");
    }

    [Fact]
    public async Task A_rate_of_0_applies_nothing_and_costs_no_ranking_call()
    {
        var world = World(
            new OptimizerOptions { LrControlMode = LearningRateControl.Autonomous },
            optimizer => optimizer.Replies["Learning rate"] = _ => Zero
        );

        var run = await world.TrainAsync();

        run.Actions.ShouldAllBe(action => action == "skip_no_edits");
        world.Optimizer.CallsTo("Ranking").ShouldBeEmpty();
        run.Result.FinalSkill.Text.ShouldBe("# Words\n");
        ((int)run.Summary["total_skips"]!).ShouldBe(4);
    }

    [Fact]
    public async Task A_rate_beyond_what_there_is_is_cut_and_says_so()
    {
        var world = World(
            new OptimizerOptions { LrControlMode = LearningRateControl.Autonomous },
            optimizer => optimizer.Replies["Learning rate"] = _ => """{"learning_rate": 99}"""
        );

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.Selected>()[0].Chosen.ShouldBe(6);
        var decision = run.Json("steps/step_0001/lr_decision.json");
        ((bool)decision["clamped"]!).ShouldBeTrue();
        decision["raw_learning_rate"]!.ToString().ShouldBe("99");
    }

    [Fact]
    public async Task An_unreadable_rate_falls_back_to_the_schedule_and_the_step_is_not_lost()
    {
        var world = World(
            new OptimizerOptions { LrControlMode = LearningRateControl.Autonomous },
            optimizer => optimizer.Replies["Learning rate"] = _ => "as many as you like"
        );

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.Selected>().Select(step => step.Chosen).ShouldBe([4, 3, 2, 2]);
        run.Actions.ShouldNotContain("skip_no_edits");
        ((bool)run.Json("steps/step_0001/lr_decision.json")["fallback"]!).ShouldBeTrue();
        world.Optimizer.CallsTo("Learning rate").Count.ShouldBe(8);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_skipped_step_does_not_move_the_schedule()
    {
        var calls = 0;
        var world = World(
            new OptimizerOptions(),
            optimizer =>
                optimizer.Replies["Failure analyst"] = _ => calls++ < 4 ? RuleOptimizer.Edits() : ThreeEdits(calls - 1)
        );

        var run = await world.TrainAsync();

        run.Actions.Take(2).ShouldBe(["skip_no_patches", "skip_no_patches"]);
        run.Of<TrainingEvent.Selected>().Select(step => (step.Step, step.LearningRate)).ShouldBe([(3, 2), (4, 2)]);
        ((int)run.Summary["total_skips"]!).ShouldBe(2);
    }

    [Fact]
    public async Task With_no_more_edits_than_allowed_nobody_is_asked_to_rank_them()
    {
        var world = World(new OptimizerOptions { LearningRate = 6, LrScheduler = LearningRateSchedule.Constant });

        await world.TrainAsync();

        world.Optimizer.CallsTo("Ranking").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_ranking_chooses_and_orders_the_edits()
    {
        var world = World(
            new OptimizerOptions(),
            optimizer => optimizer.Replies["Ranking"] = _ => """{"selected_indices": [5, 0, 5, 77, "3", 1, 2]}"""
        );

        var run = await world.TrainAsync();

        world.Optimizer.CallsTo("Ranking")[0].User.ShouldContain("At most 4 edits.");
        run.Json("steps/step_0001/ranked_edits.json")["edits"]!
            .AsArray()
            .Select(edit => edit!["content"]!.ToString())
            .ShouldBe(["note 5", "note 0", "note 3", "note 1"]);
    }

    [Fact]
    public async Task A_short_ranking_is_not_topped_up()
    {
        var world = World(
            new OptimizerOptions(),
            optimizer => optimizer.Replies["Ranking"] = _ => """{"selected_indices": [2]}"""
        );

        (await world.TrainAsync()).Of<TrainingEvent.Selected>().ShouldAllBe(step => step.Chosen == 1);
    }

    [Fact]
    public async Task Without_a_usable_ranking_the_first_edits_are_kept_and_the_reply_is_counted()
    {
        var world = World(
            new OptimizerOptions(),
            optimizer => optimizer.Replies["Ranking"] = _ => """{"selected_indices": ["first"]}"""
        );

        var run = await world.TrainAsync();

        run.Json("steps/step_0001/ranked_edits.json")["edits"]!
            .AsArray()
            .Select(edit => edit!["content"]!.ToString())
            .ShouldBe(["note 0", "note 1", "note 2", "note 3"]);
        world.Optimizer.CallsTo("Ranking").Count(call => call.IsRepair).ShouldBe(4);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
    }

    /// <summary>The first half of six edits for the first analyst of a step, the second half for the second.</summary>
    private static string ThreeEdits(int call) =>
        RuleOptimizer.Edits([.. Enumerable.Range(3 * (call % 2), 3).Select(i => ("append", "", $"note {i}"))]);

    /// <summary>
    /// Four steps of two analysts with three edits each: six edits to choose from, none of which helps, so that every
    /// step starts from the same skill.
    /// </summary>
    private static WordWorld World(OptimizerOptions options, Action<RuleOptimizer>? change = null)
    {
        var calls = 0;
        var optimizer = new RuleOptimizer { Replies = { ["Failure analyst"] = _ => ThreeEdits(calls++) } };
        change?.Invoke(optimizer);
        return new()
        {
            Optimizer = optimizer,
            Options = WordWorld.Defaults with
            {
                Gradient = WordWorld.Defaults.Gradient with { AnalystWorkers = 1 },
                Optimizer = options,
            },
        };
    }
}
