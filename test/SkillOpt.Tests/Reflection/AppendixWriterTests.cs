using System.Text.Json.Nodes;
using SkillOpt.Reflection;
using SkillOpt.Skills;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Reflection;

public sealed class AppendixWriterTests
{
    [Fact]
    public async Task Notes_join_the_current_skill_without_repetitions_and_with_a_score_of_their_own()
    {
        // The note undoes a word: the skill with it is worse, is adopted all the same, and its own score is known.
        var world = World([
            ["Be calm.", "be  calm;", "forget w0"],
        ]);

        var run = await world.TrainAsync();

        ProtectedRegions.GetAppendixNotes(run.Result.FinalSkill.Text).ShouldBe(["Be calm.", "forget w0"]);
        run.Actions.ShouldBe(["skip_no_patches"]);
        var record = run.Step(1);
        ((double)record["current_score"]!).ShouldBe(0);
        ((double)record["appendix_gate_score"]!).ShouldBe(0);
        ((double)record["best_score"]!).ShouldBe(0.25);
        ((bool)record["appendix_adopted"]!).ShouldBeTrue();
        ((int)record["n_appendix_notes_step"]!).ShouldBe(3);
        ((int)record["n_appendix_notes_total"]!).ShouldBe(2);
        record["current_origin"]!.ToString().ShouldBe("appendix_step_0001");
        run.Result.BestSkill.Text.ShouldBe(world.InitialSkill);
        world.Target.Asked.Count(call => call.IsSelection && call.Skill.Contains("Be calm")).ShouldBe(8);
        run.Json("steps/step_0001/appendix_notes.json")["appendix_after"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Notes_that_help_make_the_best_skill_and_their_lines_are_blamed_on_them()
    {
        var run = await World([
                ["teach w1"],
            ])
            .TrainAsync();

        run.Result.BestScore.ShouldBe(0.5);
        var line = run.Result.Blame.Single(line => line.Line.Contains("teach w1"));
        line.Origin.Kind.ShouldBe("appendix");
        (line.Origin.Step, line.Origin.Epoch).ShouldBe((1, 1));
        (line.Origin.ScoreBefore, line.Origin.ScoreAfter).ShouldBe((0.25, 0.5));
    }

    [Fact]
    public async Task Notes_that_say_nothing_new_change_nothing_and_cost_nothing()
    {
        var world = World(
            [
                ["Be calm."],
                ["BE CALM"],
            ],
            epochs: 2
        );

        var run = await world.TrainAsync();

        run.Step(2)["n_appendix_notes_total"]!.ToString().ShouldBe("1");
        run.Step(2)["current_origin"]!.ToString().ShouldBe("appendix_step_0001");
        world.Target.Asked.Where(call => call.IsSelection).Select(call => call.Skill).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(AppendixSource.Both, true, true)]
    [InlineData(AppendixSource.Failure, true, false)]
    [InlineData(AppendixSource.Success, false, true)]
    public async Task The_source_says_whose_notes_are_asked_for_and_taken(
        AppendixSource source,
        bool fromFailures,
        bool fromSuccesses
    )
    {
        var world = World(
            [
                ["From a failure."],
            ],
            options => options with { SkillAwareAppendixSource = source }
        );
        world.Optimizer.Replies["Success analyst"] = _ => Notes("From a success.");

        var run = await world.TrainAsync();

        var notes = ProtectedRegions.GetAppendixNotes(run.Result.FinalSkill.Text);
        notes.Contains("From a failure.").ShouldBe(fromFailures);
        notes.Contains("From a success.").ShouldBe(fromSuccesses);
        bool Asked(string heading) =>
            world.Optimizer.CallsTo(heading)[0].Messages[0].Text.Contains("Skill-aware", StringComparison.Ordinal);
        Asked("Failure analyst").ShouldBe(fromFailures);
        Asked("Success analyst").ShouldBe(fromSuccesses);
    }

    [Fact]
    public async Task Without_skill_aware_reflection_notes_are_neither_asked_for_nor_taken()
    {
        var world = World(
            [
                ["Be calm."],
            ],
            options => options with { UseSkillAwareReflection = false }
        );

        var run = await world.TrainAsync();

        run.Result.FinalSkill.Text.ShouldBe(world.InitialSkill);
        world.Optimizer.Calls.ShouldAllBe(call => !call.Messages[0].Text.Contains("appendix_notes"));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 1)]
    [InlineData(0, 0)]
    public async Task Above_the_threshold_the_notes_are_consolidated_by_one_call(int threshold, int calls)
    {
        var world = World(
            [
                ["One.", "Two.", "Three."],
            ],
            options => options with { SkillAwareConsolidateThreshold = threshold }
        );
        world.Optimizer.Replies["Appendix consolidation"] = _ => """{"appendix_notes": ["All.", "all"]}""";

        var run = await world.TrainAsync();

        var asked = world.Optimizer.CallsTo("Appendix consolidation");
        asked.Count.ShouldBe(calls);
        ProtectedRegions
            .GetAppendixNotes(run.Result.FinalSkill.Text)
            .ShouldBe(calls == 1 ? ["All."] : ["One.", "Two.", "Three."]);
        if (calls == 1)
        {
            asked[0].User.ShouldContain("- Two.");
            asked[0].MaxOutputTokens.ShouldBe(4_096);
        }
    }

    [Theory]
    [InlineData("""{"appendix_notes": ["One.", "Two.", "Three."]}""", 0)]
    [InlineData("""{"appendix_notes": []}""", 1)]
    [InlineData("no", 1)]
    public async Task Only_a_shorter_appendix_is_a_consolidation(string reply, int dropped)
    {
        var world = World(
            [
                ["A.", "B.", "C."],
            ],
            options => options with { SkillAwareConsolidateThreshold = 1 }
        );
        world.Optimizer.Replies["Appendix consolidation"] = _ => reply;

        var run = await world.TrainAsync();

        ProtectedRegions.GetAppendixNotes(run.Result.FinalSkill.Text).ShouldBe(["A.", "B.", "C."]);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(dropped);
    }

    [Fact]
    public async Task Notes_are_kept_beside_edits_and_after_the_gate()
    {
        var world = World([
            ["Be calm."],
        ]);
        world.Optimizer.Replies["Failure analyst"] = _ =>
            With(RuleOptimizer.Edits(("append", "", "teach w1")), "Be calm.");

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        run.Result.FinalSkill.Text.ShouldContain("teach w1");
        run.Result.FinalSkill.Text.ShouldContain("- Be calm.");
        run.Files["steps/step_0001/candidate_skill.md"].ShouldNotContain("Be calm.");
        // The same score with the notes: the earlier skill stays the best.
        run.Result.BestSkill.Text.ShouldNotContain("Be calm.");
    }

    [Fact]
    public async Task Notes_whose_score_cannot_be_measured_are_not_adopted()
    {
        var world = World([
            ["Be calm."],
        ]) with
        {
            Target = new()
            {
                Before = (call, _) =>
                    call.IsSelection && call.Skill.Contains("calm", StringComparison.Ordinal) && call.Word != "w0"
                        ? throw new HttpRequestException("gone")
                        : Task.CompletedTask,
            },
        };

        var run = await world.TrainAsync();

        run.Result.FinalSkill.Text.ShouldBe(world.InitialSkill);
        ((bool)run.Step(1)["appendix_adopted"]!).ShouldBeFalse();
    }

    private static string Notes(params string[] notes) => With(RuleOptimizer.Edits(), notes);

    private static string With(string reply, params string[] notes)
    {
        var json = JsonNode.Parse(reply)!;
        json["appendix_notes"] = new JsonArray([.. notes.Select(note => JsonValue.Create(note))]);
        return json.ToJsonString();
    }

    /// <summary>One step an epoch; the failure analyst has the notes of that step and no edits.</summary>
    private static WordWorld World(
        string[][] notes,
        Func<OptimizerOptions, OptimizerOptions>? change = null,
        int epochs = 1
    )
    {
        var options = new OptimizerOptions
        {
            UseSkillAwareReflection = true,
            UseSlowUpdate = false,
            UseMetaSkill = false,
        };
        var step = 0;
        return new()
        {
            InitialSkill = "# Words\nteach w0\n",
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = epochs, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8 },
                Optimizer = change?.Invoke(options) ?? options,
            },
            Optimizer = new() { Replies = { ["Failure analyst"] = _ => Notes(notes[step++]) } },
        };
    }
}
