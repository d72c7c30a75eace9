using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class InspectionTests
{
    [Fact]
    public async Task Blame_attributes_every_line_of_the_best_skill()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);

        var lines = (await sandbox.RunAsync("blame", "run", "--json")).ShouldSucceed().Lines.Select(Parse).ToList();

        string.Concat(lines.Select(line => line["line"]!.GetValue<string>())).ShouldBe(run.Text("best_skill.md"));
        var origins = lines.Select(line => line["origin"]!).ToList();
        origins.Select(origin => origin["kind"]!.GetValue<string>()).ShouldBeSubsetOf(["seed", "edit", "slow_update"]);
        var edits = origins.Where(origin => origin["kind"]!.GetValue<string>() == "edit").ToList();
        edits.ShouldNotBeEmpty();
        foreach (var edit in edits)
        {
            var step = run.History[edit["step"]!.GetValue<int>() - 1]!;
            step["action"]!.GetValue<string>().ShouldStartWith("accept");
            edit["score_after"]!.GetValue<double>().ShouldBe(step["candidate_gate_score"]!.GetValue<double>());
            edit["score_after"]!.GetValue<double>().ShouldBeGreaterThan(edit["score_before"]!.GetValue<double>());
            edit["reason"]!.GetValue<string>().ShouldNotBeEmpty();
            edit["supporting_items"]!.AsArray().ShouldNotBeEmpty();
        }

        var forPeople = (await sandbox.RunAsync("blame", "run")).ShouldSucceed();
        forPeople.Out.ShouldContain(" seed | # Questions about tables\n");
    }

    [Fact]
    public async Task Lines_of_the_initial_skill_are_the_only_ones_from_the_seed()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var initial = run.Text("skills/skill_v0000.md").Split('\n');

        var lines = (await sandbox.RunAsync("blame", "run", "--json")).ShouldSucceed().Lines.Select(Parse);

        foreach (var line in lines.Where(line => line["origin"]!["kind"]!.GetValue<string>() == "seed"))
            initial.ShouldContain(line["line"]!.GetValue<string>().TrimEnd('\n'));
    }

    [Fact]
    public async Task Diff_shows_what_a_run_and_what_a_step_changed()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);

        var whole = (await sandbox.RunAsync("diff", "run")).ShouldSucceed();
        whole.Out.ShouldContain("--- initial skill\n+++ best_skill.md\n@@ ");
        ShouldLeadTo(whole.Out, run.Text("skills/skill_v0000.md"), run.Text("best_skill.md"));

        var accepted = run.History.First(step => step!["action"]!.GetValue<string>() == "accept_new_best")!;
        var number = accepted["step"]!.GetValue<int>();
        var step = (await sandbox.RunAsync("diff", "run", $"{number}")).ShouldSucceed();
        step.Out.ShouldStartWith($"step {number}: accept_new_best");
        ShouldLeadTo(
            step.Out,
            run.Text($"skills/skill_v{number - 1:0000}.md"),
            run.Text($"steps/step_{number:0000}/candidate_skill.md")
        );

        (await sandbox.RunAsync("diff", "run", "99")).ShouldFail(2, "no finished step 99", "16 steps");
    }

    [Fact]
    public async Task Show_tells_summary_steps_curve_and_spend_also_as_json()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);

        var people = (await sandbox.RunAsync("show", "run")).ShouldSucceed();
        foreach (
            var part in (string[])
                ["best skill", "selection", "accept_new_best", "gate score after each step", "rollout"]
        )
            people.Out.ShouldContain(part);

        var programs = (await sandbox.RunAsync("show", "run", "--json")).ShouldSucceed();
        var all = Parse(programs.Lines.ShouldHaveSingleItem());
        JsonNode.DeepEquals(all["summary"], run.Summary).ShouldBeTrue();
        JsonNode.DeepEquals(all["steps"], run.History).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_that_was_killed_can_be_shown()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        using (var process = sandbox.Start(LongRun.Command(run)))
        {
            (await process.UntilAsync(() => run.Has("history.json") && run.Has("blame.json"))).ShouldBeTrue();
            await process.KillAsync();
        }

        (await sandbox.RunAsync("show", "run")).ShouldSucceed().Out.ShouldContain("unfinished");
        (await sandbox.RunAsync("blame", "run")).ShouldSucceed();
        (await sandbox.RunAsync("diff", "run")).ShouldSucceed();
    }

    // The lines of a unified diff, taken at their word.
    private static void ShouldLeadTo(string diff, string before, string after)
    {
        var body = diff.Split('\n').SkipWhile(line => !line.StartsWith("@@", StringComparison.Ordinal)).ToList();
        var removed = body.Where(line => line.StartsWith('-')).Select(line => line[1..]).ToList();
        var added = body.Where(line => line.StartsWith('+')).Select(line => line[1..]).ToList();
        removed.ShouldBeSubsetOf(before.Split('\n'));
        added.ShouldBeSubsetOf(after.Split('\n'));
        (before.Split('\n').Length - removed.Count + added.Count).ShouldBe(after.Split('\n').Length);
    }

    private static JsonNode Parse(string line) => JsonNode.Parse(line)!;

    private static async Task<RunRecord> TrainAsync(Sandbox sandbox)
    {
        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", "run")).ShouldSucceed();
        return new RunRecord(sandbox["run"]);
    }
}
