using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class ReleaseCommandTests
{
    [Fact]
    public async Task A_finished_run_is_measured_again_pruned_and_left_as_it_is()
    {
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();
        (await sandbox.RunAsync("train", "p/skillopt.yaml", "--out", "run")).ShouldSucceed();
        var before = new RunRecord(sandbox["run"]).AllBytes();

        var regate = (await sandbox.RunAsync("regate", "run", "--json")).ShouldSucceed();
        var again = (await sandbox.RunAsync("regate", "run", "--json")).ShouldSucceed();
        var otherTarget = (
            await sandbox.RunAsync("regate", "run", "--set", "model.target_options.seed=7", "--out", "other")
        ).ShouldSucceed();
        var prune = (await sandbox.RunAsync("prune", "run", "--max-tests", "4", "--out", "pruned")).ShouldSucceed();

        var verdict = JsonNode.Parse(regate.Out)!;
        verdict["verdict"]!.GetValue<string>().ShouldBe("improved");
        verdict["test"]!["low"]!.GetValue<double>().ShouldBeGreaterThan(0.2);
        again.Out.ShouldBe(regate.Out);
        // The scripted target answers the same each time; a program does not know that before it has looked.
        verdict["noise"]!["flips"]!.GetValue<int>().ShouldBe(0);
        verdict["test"]!["smallest_gain"]!.GetValue<double>().ShouldBeInRange(0.001, 0.2);
        otherTarget.Out.ShouldContain("verdict      improved");
        otherTarget.Out.ShouldContain("items; smallest gain it can show ");
        otherTarget.Out.ShouldContain("noise        0 of ");
        prune.Out.ShouldContain("written to");
        sandbox.Read("pruned/pruned_skill.md").ShouldNotBeEmpty();
        foreach (var (name, bytes) in before)
            new RunRecord(sandbox["run"]).Bytes(name).ShouldBe(bytes, name);
    }

    [Fact]
    public async Task What_is_no_run_is_an_error()
    {
        using var sandbox = new Sandbox();

        (await sandbox.RunAsync("regate", "nowhere")).ShouldFail(2, "nowhere");
        (await sandbox.RunAsync("prune", "nowhere")).ShouldFail(2, "nowhere");
    }

    [Fact]
    public async Task The_doctor_measures_noise_on_request()
    {
        using var sandbox = new Sandbox();
        (await sandbox.RunAsync("init", "p")).ShouldSucceed();

        (await sandbox.RunAsync("doctor", "p/skillopt.yaml", "--noise"))
            .ShouldSucceed()
            .Out.ShouldContain("The same skill measured twice");
    }
}
