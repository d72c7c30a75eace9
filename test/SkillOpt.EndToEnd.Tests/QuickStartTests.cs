using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class QuickStartTests
{
    private const string Command = "dotnet run --project src/SkillOpt.Cli -c Release -- ";

    [Fact]
    public async Task The_first_command_of_the_readme_trains_and_says_that_its_models_are_stand_ins()
    {
        using var sandbox = new Sandbox();
        var shown = File.ReadLines(Repository.At("README.md"))
            .First(line => line.StartsWith(Command, StringComparison.Ordinal));
        string[] arguments =
        [
            .. shown[Command.Length..]
                .Split(' ')
                .Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Repository.At(word) : word),
        ];
        arguments[0].ShouldBe("train");

        var result = (await sandbox.RunAsync(arguments)).ShouldSucceed();

        result.Error.ShouldBeEmpty();
        result.Out.ShouldContain("80 training, 40 selection and 280 test items");
        result.Out.ShouldContain("stand-ins");
        result.Out.ShouldContain("not what a real model would gain");
        sandbox.Read(Path.Combine(arguments[^1], "best_skill.md")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Over_ten_seeds_the_median_gains_at_least_0_4_on_the_test_split_and_no_seed_loses()
    {
        using var sandbox = new Sandbox();
        var gains = new List<double>();
        foreach (var seed in Enumerable.Range(0, 10))
        {
            var run = new RunRecord(sandbox[$"run{seed}"]);
            var command = new[] { "train", Repository.Quickstart, "--out", run.Root, "--set", $"train.seed={seed}" };
            (await sandbox.RunAsync(command)).ShouldSucceed();
            gains.Add(
                run.Summary["test_hard"]!.GetValue<double>() - run.Summary["baseline_test_hard"]!.GetValue<double>()
            );
        }

        gains.Sort();
        gains[0].ShouldBeGreaterThanOrEqualTo(0, string.Join(", ", gains));
        ((gains[4] + gains[5]) / 2).ShouldBeGreaterThanOrEqualTo(0.4, string.Join(", ", gains));
    }

    [Fact]
    public async Task Every_published_artifact_is_there_with_its_fields()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", run.Root)).ShouldSucceed();

        foreach (var name in (string[])["config.yaml", "fingerprint.json", "events.jsonl", "ledger.jsonl"])
            run.Has(name).ShouldBeTrue(name);
        foreach (var version in Enumerable.Range(0, 17))
            run.Has($"skills/skill_v{version:0000}.md").ShouldBeTrue($"skill {version}");
        run.Text("skills/skill_v0000.md")
            .ShouldBe(File.ReadAllText(Repository.At("samples/quickstart/initial_skill.md")));

        run.History.Count.ShouldBe(16);
        foreach (var step in run.History)
            ShouldHave(step, Published.Step);
        ShouldHave(run.Summary, Published.Summary);
        ShouldHave(run.Summary["epoch_stats"]![0], Published.Epoch);

        var accepted = run.History.First(step =>
            step!["action"]!.GetValue<string>().StartsWith("accept", StringComparison.Ordinal)
        )!;
        ShouldHave(accepted, Published.JudgedStep);
        var folder = $"steps/step_{accepted["step"]!.GetValue<int>():0000}";
        JsonNode.DeepEquals(run.Json($"{folder}/step_record.json"), accepted).ShouldBeTrue();
        run.Text($"{folder}/candidate_skill.md").ShouldNotBeEmpty();
        ShouldHave(run.Json($"{folder}/merged_patch.json")["edits"]![0], Published.Edit);
        ShouldHave(run.Json($"{folder}/ranked_edits.json")["edits"]![0], Published.Edit);
        ShouldHave(run.Json($"{folder}/edit_apply_report.json")[0], Published.EditReport);
        run.Json($"{folder}/patches/minibatch_fail_000.json")["source_type"]!.GetValue<string>().ShouldBe("failure");

        ShouldHave(run.Json("slow_update/epoch_02/slow_result.json"), Published.SlowUpdate);
        ShouldHave(run.Json("slow_update/epoch_02/comparison_pairs.json")[0], Published.Pair);
        var proposed = Enumerable
            .Range(2, 3)
            .Select(epoch => $"slow_update/epoch_{epoch:00}")
            .First(folder => run.Json($"{folder}/slow_result.json")["candidate_hash"] is not null);
        run.Text($"{proposed}/candidate_skill.md").ShouldContain("SLOW_UPDATE_START");
        ShouldHave(run.Json("meta_skill/epoch_02/meta_skill_result.json"), Published.MetaSkill);
        run.Json("meta_skill/epoch_02/meta_skill_result.json")["action"]!
            .GetValue<string>()
            .ShouldBe("write_meta_skill");
    }

    [Fact]
    public async Task The_best_skill_in_the_run_directory_is_the_one_that_the_summary_scores()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", run.Root)).ShouldSucceed();

        // Trained from the best skill without a step that can be accepted, the baseline is that skill's own score.
        var again = new RunRecord(sandbox["again"]);
        string[] settings =
        [
            "--set",
            $"env.skill_init={Path.Combine(run.Root, "best_skill.md")}",
            "--set",
            "train.num_epochs=1",
        ];
        (await sandbox.RunAsync(["train", Repository.Quickstart, "--out", again.Root, .. settings])).ShouldSucceed();

        foreach (
            var (best, start) in (ReadOnlySpan<(string, string)>)
                [("best_selection_hard", "baseline_selection_hard"), ("test_hard", "baseline_test_hard")]
        )
            again.Summary[start]!.GetValue<double>().ShouldBe(run.Summary[best]!.GetValue<double>());
    }

    private static void ShouldHave(JsonNode? record, string[] fields)
    {
        var there = record!.AsObject().Select(field => field.Key).ToList();
        foreach (var field in fields)
            there.ShouldContain(field);
    }
}
