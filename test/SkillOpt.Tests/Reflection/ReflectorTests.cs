using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Reflection;

public sealed class ReflectorTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(3, 3)]
    [InlineData(8, 1)]
    public async Task An_analyst_sees_at_most_a_minibatch_of_trajectories(int size, int analysts)
    {
        var world = OneStep(options => options with { Gradient = options.Gradient with { MinibatchSize = size } });

        await world.TrainAsync();

        var calls = world.Optimizer.CallsTo("Failure analyst");
        calls.Count.ShouldBe(analysts);
        calls.ShouldAllBe(call => call.User.Split("### Trajectory").Length - 1 <= size);
    }

    [Fact]
    public async Task Successes_have_analysts_of_their_own_unless_only_failures_are_read()
    {
        WordWorld World(bool failureOnly) =>
            OneStep(options => options with { Gradient = options.Gradient with { FailureOnly = failureOnly } }) with
            {
                InitialSkill = "teach w0\nteach w1\n",
            };
        var (both, failures) = (World(false), World(true));

        var run = await both.TrainAsync();
        await failures.TrainAsync();

        both.Optimizer.CallsTo("Success analyst").ShouldHaveSingleItem().User.ShouldContain("## Trajectories (4)");
        ((int)run.Step(1)["n_success_patches"]!).ShouldBe(1);
        failures.Optimizer.CallsTo("Success analyst").ShouldBeEmpty();
        failures.Optimizer.CallsTo("Failure analyst").ShouldHaveSingleItem().User.ShouldContain("## Trajectories (4)");
    }

    [Fact]
    public async Task The_budget_is_told_and_enforced()
    {
        var world = OneStep(options =>
            options with
            {
                Optimizer = new() { LearningRate = 2, MinLearningRate = 1 },
            }
        );

        var run = await world.TrainAsync();

        world.Optimizer.CallsTo("Failure analyst")[0].User.ShouldContain("At most 2 edits.");
        run.Json("steps/step_0001/patches/minibatch_fail_000.json")["patch"]!["edits"]!.AsArray().Count.ShouldBe(2);
        ((int)run.Step(1)["n_edits_merged"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task An_analyst_that_goes_on_revising_is_asked_as_often_as_there_are_rounds(int rounds, int asked)
    {
        var world = Refining(rounds, call => RuleOptimizer.Edits(("append", "", $"teach w{Round(call)}")));

        var run = await world.TrainAsync();

        var refinements = world.Optimizer.Calls.Where(call => call.IsRefinement).ToList();
        refinements.Count.ShouldBe(asked);
        ((int)run.Step(1)["n_refinements"]!).ShouldBe(rounds);
        run.Files["steps/step_0001/candidate_skill.md"].ShouldBe($"# Words\n\nteach w{rounds}\n");
        for (var i = 0; i < asked; i++)
        {
            // It sees its latest edits applied, each time to the skill of the step.
            refinements[i].Messages[^1].Text.ShouldContain($"# Words\n\nteach w{i}\n</skill>");
            refinements[i].Messages[^1].Text.ShouldContain("[0] applied_append");
            refinements[i].Messages.Count.ShouldBe(4 + (2 * i));
        }
    }

    [Fact]
    public async Task An_analyst_that_keeps_its_patch_is_not_asked_again()
    {
        var world = Refining(3, call => call.IsRefinement ? """{"patch": null}""" : Teach("w0"));

        var run = await world.TrainAsync();

        world.Optimizer.Calls.Count(call => call.IsRefinement).ShouldBe(1);
        ((int)run.Step(1)["n_refinements"]!).ShouldBe(0);
        run.Files["steps/step_0001/candidate_skill.md"].ShouldContain("teach w0");
    }

    [Fact]
    public async Task An_unreadable_revision_keeps_the_patch_from_before_and_is_counted()
    {
        var world = Refining(
            2,
            call =>
                call.IsRefinement ? "better so"
                : call.IsRepair ? "or so"
                : Teach("w0")
        );

        var run = await world.TrainAsync();

        run.Files["steps/step_0001/candidate_skill.md"].ShouldContain("teach w0");
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
        world.Optimizer.Calls.Count(call => call.IsRepair).ShouldBe(1);
        world.Optimizer.Calls.Count(call => call.IsRefinement).ShouldBe(1);
    }

    [Fact]
    public async Task A_revision_may_take_everything_back()
    {
        var world = Refining(3, call => call.IsRefinement ? RuleOptimizer.Edits() : Teach("w0"));

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["skip_no_patches"]);
        world.Optimizer.Calls.Count(call => call.IsRefinement).ShouldBe(1);
    }

    [Fact]
    public async Task An_analyst_without_proposals_has_nothing_to_refine()
    {
        var world = Refining(3, _ => RuleOptimizer.Edits());

        await world.TrainAsync();

        world.Optimizer.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_with_one_possible_repair_is_repaired_without_a_call()
    {
        var world = OneStep(reply: _ =>
            """{"patch": {"reasoning": "", "edits": [{"op": "append", "content": "teach w0",},],},}"""
        );

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        world.Optimizer.Calls.Count.ShouldBe(1);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_malformed_reply_is_asked_for_once_more_with_the_error()
    {
        var world = OneStep(reply: call => call.IsRepair ? Teach("w0") : "{} and {}");

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        var repair = world.Optimizer.Calls[1];
        repair.Messages.Count.ShouldBe(4);
        repair.Messages[2].Text.ShouldBe("{} and {}");
        repair.Messages[3].Text.ShouldContain("## Error\nThe reply holds 2 JSON objects instead of one.");
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_reply_that_stays_malformed_is_dropped_and_counted()
    {
        var world = OneStep(reply: _ => "sorry");

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["skip_no_patches"]);
        world.Optimizer.Calls.Count.ShouldBe(2);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
        ((int)run.Step(1)["n_failure_patches"]!).ShouldBe(0);
        run.Of<TrainingEvent.Reflected>()[0].DroppedReplies.ShouldBe(1);
        run.Of<TrainingEvent.StepFinished>()[0].Reason.ShouldEndWith("dropped replies and entries: 1.");
    }

    [Fact]
    public async Task An_analyst_is_told_what_was_rejected_in_this_epoch_and_what_it_cost()
    {
        var world = new WordWorld
        {
            InitialSkill = "teach w0\n",
            Options = WordWorld.Defaults with
            {
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                Evaluation = new() { EarlyStop = false },
            },
            Optimizer = new()
            {
                Replies = { ["Failure analyst"] = _ => RuleOptimizer.Edits(("append", "", "forget w0")) },
            },
        };

        await world.TrainAsync();

        var calls = world.Optimizer.CallsTo("Failure analyst");
        calls[0].User.ShouldNotContain("Previous Steps");
        calls[1].User.ShouldContain("### Step 1: reject\nGate score 0.25 before, 0 after.");
        calls[1].User.ShouldContain("forget w0");
        calls[1].User.ShouldContain("- unknown word (1)");
        calls[2].User.ShouldNotContain("Previous Steps");
        calls[3].User.ShouldContain("### Step 3: reject");
        calls[3].User.ShouldNotContain("### Step 1");
    }

    [Fact]
    public async Task Long_trajectories_are_cut_to_the_token_budget()
    {
        var longSkill = new WordWorld
        {
            Options = WordWorld.Defaults with
            {
                Train = new()
                {
                    NumEpochs = 1,
                    BatchSize = 1,
                    TrainSize = 1,
                },
                Gradient = WordWorld.Defaults.Gradient with { MaxTrajectoryTokens = 64 },
            },
            ScoredBy = SkillOpt.Scoring.Scorer.FromFunction(
                "talkative",
                (_, _) => new SkillOpt.Rollouts.Outcome.Scored(0, 0, new string('x', 1900))
            ),
        };

        await longSkill.TrainAsync();

        var call = longSkill.Optimizer.CallsTo("Failure analyst")[0].User;
        var trajectory = call[call.IndexOf("<trajectory>", StringComparison.Ordinal)..];
        trajectory.Length.ShouldBeLessThan(700);
    }

    internal static string Teach(string word) => RuleOptimizer.Edits(("append", "", $"teach {word}"));

    private static int Round(OptimizerCall call) => (call.Messages.Count - 2) / 2;

    private static WordWorld Refining(int rounds, Func<OptimizerCall, string?> reply) =>
        OneStep(options => options with { Gradient = options.Gradient with { RefinementRounds = rounds } }, reply);

    private static WordWorld OneStep(
        Func<TrainingOptions, TrainingOptions>? change = null,
        Func<OptimizerCall, string?>? reply = null
    )
    {
        var options = WordWorld.Defaults with
        {
            Train = new() { NumEpochs = 1, BatchSize = 8 },
            Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8 },
        };
        return new()
        {
            Options = change?.Invoke(options) ?? options,
            Optimizer = new() { Replies = { ["Failure analyst"] = reply ?? (_ => null) } },
        };
    }
}
