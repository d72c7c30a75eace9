using SkillOpt.Skills;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Training;

public sealed class BlameTests
{
    [Fact]
    public async Task A_line_names_step_edit_reason_items_and_the_scores_before_and_after()
    {
        var run = await Teaching().TrainAsync();

        var lines = run.Result.Blame;
        string.Concat(lines.Select(line => line.Line)).ShouldBe(run.Result.BestSkill.Text);
        lines[0].ShouldBe(new BlameLine("# Words\n", LineOrigin.Seed));
        var first = lines.Single(line => line.Line.Contains("teach w1")).Origin;
        (first.Kind, first.Step, first.Epoch, first.EditIndex).ShouldBe(("edit", 1, 1, 1));
        (first.ScoreBefore, first.ScoreAfter).ShouldBe((0.25, 0.5));
        first.Reason.ShouldBe("words are missing");
        var ids = run.Json("steps/step_0001/patches/minibatch_fail_000.json")["item_ids"]!.AsArray();
        first.SupportingItems.ShouldBe([.. ids.Select(id => id!.ToString())]);
        var second = lines.Single(line => line.Line.Contains("teach w2")).Origin;
        (second.Kind, second.Step, second.Epoch, second.EditIndex).ShouldBe(("edit", 2, 2, 0));
        (second.ScoreBefore, second.ScoreAfter).ShouldBe((0.5, 0.75));
    }

    [Fact]
    public async Task A_rejected_edit_leaves_no_line_and_no_trace()
    {
        var run = await Teaching().TrainAsync();

        run.Actions.ShouldBe(["accept_new_best", "accept_new_best", "reject"]);
        run.Result.Blame.ShouldNotContain(line => line.Origin.Step == 3);
    }

    [Fact]
    public async Task The_blame_of_the_best_skill_is_written_beside_it()
    {
        var run = await Teaching().TrainAsync();

        var written = run.Json("blame.json").AsArray();
        written.Count.ShouldBe(run.Result.Blame.Count);
        written[0]!["origin"]!["kind"]!.ToString().ShouldBe("seed");
        string.Concat(written.Select(line => line!["line"]!.ToString())).ShouldBe(run.Files["best_skill.md"]);
    }

    [Fact]
    public async Task Lines_of_the_best_skill_make_up_its_text_whatever_changed_it()
    {
        var run = await BusyWorld.Create().TrainAsync();

        string.Concat(run.Result.Blame.Select(line => line.Line)).ShouldBe(run.Result.BestSkill.Text);
        run.Result.Blame.Select(line => line.Origin.Kind).Distinct().ShouldContain("appendix");
        run.Result.Blame.ShouldAllBe(line => line.Origin.Kind == "seed" || line.Origin.ScoreAfter != null);
    }

    /// <summary>Three epochs of one step: two edits of which one is useless, one edit, one harmful edit.</summary>
    private static WordWorld Teaching()
    {
        string[] replies =
        [
            RuleOptimizer.Edits(("append", "", "Be quick."), ("append", "", "teach w1")),
            RuleOptimizer.Edits(("append", "", "teach w2")),
            RuleOptimizer.Edits(("append", "", "forget w0")),
        ];
        var step = 0;
        return new()
        {
            InitialSkill = "# Words\nteach w0\n",
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 3, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                Optimizer = new() { UseSlowUpdate = false, UseMetaSkill = false },
            },
            Optimizer = new() { Replies = { ["Failure analyst"] = _ => replies[step++] } },
        };
    }
}
