using System.Text.Json;
using System.Text.Json.Nodes;
using SkillOpt.Gating;
using SkillOpt.Reflection;
using SkillOpt.Skills;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class EditCheckTests
{
    [Theory]
    [InlineData(2, 2, 1, true)]
    [InlineData(2, 2, 0, false)]
    [InlineData(2, 1, 0, false)]
    [InlineData(2, 0, 0, true)]
    [InlineData(0, 0, 0, false)]
    public void An_edit_passes_when_it_prevents_a_failure_or_nothing_can_be_said(
        int failing,
        int scored,
        int prevented,
        bool passes
    )
    {
        var edit = new Proposal
        {
            Id = "f0.0",
            Edit = new Edit("append", "", "x"),
            NamedItems = ["a", "b"],
        };

        new EditCheck(edit, failing, scored, prevented).Passes.ShouldBe(passes);
        new EditCheck(edit with { NamedItems = [] }, 0, 0, 0).Passes.ShouldBeTrue();
    }

    [Fact]
    public async Task Edits_that_prevent_no_failure_of_their_own_never_reach_the_gate()
    {
        var world = World(
            Named("teach w0", "train-0"),
            Named("teach w1", "train-1"),
            Named("forget w2", "train-2"),
            Named("teach w3", "train-3")
        );

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        run.Result.BestSkill.Text.ShouldBe("# Words\n\nteach w0\n\nteach w1\n\nteach w3\n");
        Checks(run, 1).ShouldBe([(1, 1, true), (1, 1, true), (1, 0, false), (1, 1, true)]);
        world.Optimizer.CallsTo("Failure analyst")[0].User.ShouldContain("## Items of an Edit");
    }

    [Fact]
    public async Task Proven_edits_wait_over_steps_until_they_are_a_bundle()
    {
        var step = 0;
        string[][] steps =
        [
            [Named("teach w0", "train-0", "train-4")],
            [Named("teach w1", "train-1", "train-5")],
            [Named("teach w2", "train-2", "train-6")],
        ];
        var world = World() with
        {
            Optimizer = new() { Replies = { ["Failure analyst"] = _ => Reply(steps[step++]) } },
        };
        world = world with
        {
            Options = world.Options with
            {
                Train = new() { NumEpochs = 3, BatchSize = 8 },
            },
        };

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["skip_no_edits", "skip_no_edits", "accept_new_best"]);
        run.Result.BestSkill.Text.ShouldBe("# Words\n\nteach w0\n\nteach w1\n\nteach w2\n");
        ((int)Record(run, 2)["n_edits_waiting"]!).ShouldBe(2);
        ((string)Record(run, 2)["reason"]!).ShouldContain("1 of 1 edits passed the check");
    }

    [Fact]
    public async Task Edits_for_which_no_item_is_named_go_to_the_gate_unchecked()
    {
        var run = await World(Named("forget w0"), Named("teach w1"), Named("teach w2")).TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        run.Result.BestSkill.Text.ShouldContain("forget w0");
    }

    [Fact]
    public async Task Items_that_the_analyst_has_not_seen_are_not_believed()
    {
        var run = await World(Named("forget w0", "train-77", "sel-0")).TrainAsync();

        Checks(run, 1).ShouldBe([(0, 0, true)]);
    }

    [Theory]
    [InlineData(GateKind.Auto, null, SkillUpdateMode.Patch, true)]
    [InlineData(GateKind.Auto, false, SkillUpdateMode.Patch, false)]
    [InlineData(GateKind.Auto, true, SkillUpdateMode.RewriteFromSuggestions, false)]
    [InlineData(GateKind.Strict, null, SkillUpdateMode.Patch, false)]
    [InlineData(GateKind.Strict, true, SkillUpdateMode.Patch, true)]
    public void Edits_are_checked_under_auto_or_when_asked(
        GateKind gate,
        bool? asked,
        SkillUpdateMode mode,
        bool isChecked
    )
    {
        var options = new TrainingOptions
        {
            Optimizer = new() { CheckEdits = asked, SkillUpdateMode = mode },
            Evaluation = new EvaluationOptions { Gate = gate },
        };

        EditChecker.IsOn(options).ShouldBe(isChecked);
    }

    private static WordWorld World(params string[] edits) =>
        new()
        {
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 1, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                Optimizer = new()
                {
                    CheckEdits = true,
                    LrScheduler = LearningRateSchedule.Constant,
                    UseSlowUpdate = false,
                    UseMetaSkill = false,
                },
            },
            Optimizer = new() { Replies = { ["Failure analyst"] = _ => Reply(edits) } },
        };

    private static string Named(string line, params string[] items) =>
        JsonSerializer.Serialize(
            new
            {
                op = "append",
                target = "",
                content = line,
                item_ids = items,
            }
        );

    private static string Reply(string[] edits) =>
        $$$"""{"batch_size": 1, "patch": {"reasoning": "words", "edits": [{{{string.Join(',', edits)}}}]}}""";

    private static JsonNode Record(TrainedRun run, int step) =>
        JsonNode.Parse(run.Files[$"steps/step_{step:0000}/step_record.json"])!;

    private static IEnumerable<(int Failing, int Prevented, bool Passes)> Checks(TrainedRun run, int step) =>
        Record(run, step)["edit_checks"]!
            .AsArray()
            .Select(check => ((int)check!["failing"]!, (int)check["prevented"]!, (bool)check["passes"]!));
}
