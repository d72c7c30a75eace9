using System.Text.Json;
using SkillOpt.Skills;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class UpdateModeTests
{
    private const string Regions = """
        <!-- SLOW_UPDATE_START -->
        Long   guidance.	Kept  byte for byte.
        <!-- SLOW_UPDATE_END -->

        <!-- APPENDIX_START -->
        ## Execution Notes Appendix

        - A note .
        <!-- APPENDIX_END -->

        """;

    private const string Suggest = """
        {"batch_size": 4, "patch": {"reasoning": "gaps", "revise_suggestions": [
          {"type": "add_rule", "title": "Teach w0", "motivation": "m", "instruction": "Add teach w0.", "priority_hint": "high"}]}}
        """;

    [Fact]
    public async Task In_patch_mode_edits_are_applied_with_a_report_and_the_regions_stay()
    {
        var world = World(SkillUpdateMode.Patch);
        world.Optimizer.Replies["Failure analyst"] = _ =>
            RuleOptimizer.Edits(
                ("append", "", "teach w0"),
                ("replace", "guidance", "nonsense"),
                ("delete", "no such", "")
            );

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        KeepsRegions(run.Result.BestSkill);
        run.Json("steps/step_0001/edit_apply_report.json")
            .AsArray()
            .Select(row => row!["status"]!.ToString())
            .ShouldBe([
                "applied_append_before_protected_region",
                "skipped_protected_region",
                "skipped_delete_target_not_found",
            ]);
        run.Step(1)["edit_apply_summary"]!
            .ToJsonString()
            .ShouldBe("""{"total":3,"applied":1,"skipped":2,"errors":0}""");
        run.Of<TrainingEvent.Updated>()[0]
            .ShouldSatisfyAllConditions(updated => updated.Applied.ShouldBe(1), updated => updated.Skipped.ShouldBe(2));
    }

    [Fact]
    public async Task In_rewrite_mode_suggestions_lead_to_one_rewrite_and_the_regions_stay()
    {
        var world = World(SkillUpdateMode.RewriteFromSuggestions);
        world.Optimizer.Replies["Failure analyst for a rewrite"] = _ => Suggest;
        world.Optimizer.Replies["Skill rewrite"] = _ => NewSkill("# Better\nteach w0\n<!-- SLOW_UPDATE_START -->mine");

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        KeepsRegions(run.Result.BestSkill);
        run.Result.BestSkill.Text.ShouldStartWith("# Better\nteach w0\n");
        run.Result.BestSkill.Text.ShouldNotContain("mine");
        var rewrite = world.Optimizer.CallsTo("Skill rewrite").ShouldHaveSingleItem();
        rewrite.User.ShouldContain("## Suggestions (1)");
        rewrite.MaxOutputTokens.ShouldBe(64_000);
        world.Optimizer.CallsTo("Failure analyst for a rewrite")[0].User.ShouldContain("At most 4 suggestions.");
        run.Step(1)["rewrite_change_summary"]!.ToJsonString().ShouldBe("""["shorter"]""");
        run.Json("steps/step_0001/rewrite_result.json")["change_summary"]!.ToJsonString().ShouldBe("""["shorter"]""");
        run.Result.Blame[0]
            .Origin.ShouldSatisfyAllConditions(
                origin => origin.Kind.ShouldBe("rewrite"),
                origin => origin.Reason.ShouldBe("all in one"),
                origin => origin.SupportingItems!.Count.ShouldBe(4)
            );
    }

    [Fact]
    public async Task Suggestions_are_ranked_and_clipped_to_the_learning_rate()
    {
        var world = World(
            SkillUpdateMode.RewriteFromSuggestions,
            options =>
                options with
                {
                    Gradient = options.Gradient with { MinibatchSize = 2 },
                    Optimizer = options.Optimizer with { LearningRate = 1, MinLearningRate = 1 },
                }
        );
        world.Optimizer.Replies["Failure analyst for a rewrite"] = _ => Suggest;
        world.Optimizer.Replies["Merge of failure patches of suggestions"] = _ =>
            """{"revise_suggestions": [{"title": "one", "instruction": "a"}, {"title": "two", "instruction": "b"}]}""";
        world.Optimizer.Replies["Ranking of suggestions"] = _ => """{"selected_indices": [1]}""";
        world.Optimizer.Replies["Skill rewrite"] = _ => NewSkill("teach w0");

        await world.TrainAsync();

        world.Optimizer.CallsTo("Skill rewrite")[0].User.ShouldContain("\"title\":\"two\"");
        world.Optimizer.CallsTo("Skill rewrite")[0].User.ShouldNotContain("\"title\":\"one\"");
    }

    [Theory]
    [InlineData("""{"new_skill": "   "}""")]
    [InlineData("no")]
    public async Task Without_a_usable_rewrite_the_step_is_skipped(string reply)
    {
        var world = World(SkillUpdateMode.RewriteFromSuggestions);
        world.Optimizer.Replies["Failure analyst for a rewrite"] = _ => Suggest;
        world.Optimizer.Replies["Skill rewrite"] = _ => reply;

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["skip_no_rewrite"]);
        world.Optimizer.CallsTo("Skill rewrite").Count.ShouldBe(2);
        ((int)run.Step(1)["n_dropped_replies"]!).ShouldBe(1);
        ((int)run.Summary["total_skips"]!).ShouldBe(1);
        run.Result.FinalSkill.Text.ShouldBe(world.InitialSkill);
    }

    [Fact]
    public async Task In_full_rewrite_mode_analysts_write_whole_skills_that_are_merged_and_the_regions_stay()
    {
        var world = World(
            SkillUpdateMode.FullRewriteMinibatch,
            options => options with { Gradient = options.Gradient with { MinibatchSize = 2 } }
        );
        world.Optimizer.Replies["Failure analyst for a full rewrite"] = call =>
            Whole($"teach {RuleOptimizer.Words(call.User)[0]}");
        world.Optimizer.Replies["Merge of failure patches of whole skills"] = _ =>
            """{"skill_candidates": [{"title": "both", "change_summary": ["joined"], "new_skill": "teach w0\nteach w1"}, {"title": "spare", "new_skill": "spare"}]}""";

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        KeepsRegions(run.Result.BestSkill);
        run.Result.BestSkill.Text.ShouldStartWith("teach w0\nteach w1\n");
        world.Optimizer.CallsTo("Failure analyst for a full rewrite").Count.ShouldBe(2);
        world.Optimizer.CallsTo("Failure analyst for a full rewrite")[0].MaxOutputTokens.ShouldBe(64_000);
        world.Optimizer.CallsTo("Merge of failure patches of whole skills")[0].MaxOutputTokens.ShouldBe(64_000);
        world.Optimizer.Calls.ShouldNotContain(call => call.Heading.StartsWith("Ranking"));
        world.Optimizer.Calls.ShouldNotContain(call => call.IsRefinement);
        run.Of<TrainingEvent.Selected>()[0].LearningRate.ShouldBeNull();
        run.Step(1)["rewrite_change_summary"]!.ToJsonString().ShouldBe("""["joined"]""");
    }

    [Fact]
    public async Task A_whole_skill_that_would_be_too_long_with_its_regions_is_no_rewrite()
    {
        var world = World(SkillUpdateMode.FullRewriteMinibatch);
        world.Optimizer.Replies["Failure analyst for a full rewrite"] = _ =>
            Whole(new string('x', Skill.MaxLength - 10));

        (await world.TrainAsync()).Actions.ShouldBe(["skip_no_rewrite"]);
    }

    [Theory]
    [InlineData(SkillUpdateMode.Patch)]
    [InlineData(SkillUpdateMode.RewriteFromSuggestions)]
    [InlineData(SkillUpdateMode.FullRewriteMinibatch)]
    public async Task In_every_mode_a_run_is_replayed_without_a_call(SkillUpdateMode mode)
    {
        var world = World(mode);
        world.Optimizer.Replies["Failure analyst for a rewrite"] = _ => Suggest;
        world.Optimizer.Replies["Skill rewrite"] = _ => NewSkill("teach w0");
        world.Optimizer.Replies["Failure analyst for a full rewrite"] = _ => Whole("teach w1");
        var first = await world.TrainAsync();

        var again = world with { Store = world.Store.Reopen(), Target = new(), Optimizer = new() };
        (await again.TrainAsync()).Comparable().ShouldBe(first.Comparable());

        first.Actions.ShouldBe(["accept_new_best"]);
        again.Optimizer.Calls.Count.ShouldBe(0);
        again.Target.Calls.ShouldBe(0);
    }

    private static void KeepsRegions(Skill skill)
    {
        var normal = Regions.ReplaceLineEndings("\n");
        ProtectedRegions.AreSame(skill.Text, normal).ShouldBeTrue(skill.Text);
        skill.Text.ShouldEndWith(normal);
    }

    private static string NewSkill(string text) =>
        JsonSerializer.Serialize(
            new
            {
                reasoning = "all in one",
                change_summary = new[] { "shorter" },
                new_skill = text,
            }
        );

    private static string Whole(string text) =>
        JsonSerializer.Serialize(
            new
            {
                batch_size = 2,
                patch = new
                {
                    reasoning = "",
                    skill_candidates = new[]
                    {
                        new
                        {
                            title = "t",
                            change_summary = Array.Empty<string>(),
                            new_skill = text,
                        },
                    },
                },
            }
        );

    /// <summary>One step over four failures of a skill that has both regions.</summary>
    private static WordWorld World(SkillUpdateMode mode, Func<TrainingOptions, TrainingOptions>? change = null)
    {
        var options = WordWorld.Defaults with
        {
            Train = new() { NumEpochs = 1, BatchSize = 4 },
            Gradient = WordWorld.Defaults.Gradient with
            {
                MinibatchSize = 8,
                RefinementRounds = mode == SkillUpdateMode.Patch ? 0 : 2,
            },
            Optimizer = new() { SkillUpdateMode = mode },
        };
        return new()
        {
            TrainItems = 4,
            InitialSkill = "# Words\n\n" + Regions.ReplaceLineEndings("\n"),
            Options = change?.Invoke(options) ?? options,
            Optimizer = new(),
        };
    }
}
