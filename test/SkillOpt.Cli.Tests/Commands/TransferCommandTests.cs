using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class TransferCommandTests
{
    [Fact]
    public async Task A_target_that_is_missing_is_marked_and_does_not_stop_the_others()
    {
        using var folder = new TempFolder();
        await EvalCommandTests.TrainAsync(folder);

        var result = await CommandLine.RunAsync("transfer", folder["run"], "--targets", "nix/da,scripted/target");

        result.ExitCode.ShouldBe(2);
        folder.Clean(result.Out).ShouldMatchFile("transfer.txt");
        File.ReadAllText(folder["run/transfer/transfer.md"]).ShouldMatchFile("transfer.md");
        var rows = JsonNode.Parse(File.ReadAllText(folder["run/transfer/transfer.json"]))!["targets"]!.AsArray();
        rows[0]!["problem"]!.GetValue<string>().ShouldContain("nix");
        rows[0]!["trained"].ShouldBeNull();
        rows[1]!["trained"]!["hard"]!.GetValue<double>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_eval_has_measured_is_not_measured_again()
    {
        using var folder = new TempFolder();
        await EvalCommandTests.TrainAsync(folder);
        string[] eval = ["eval", folder["run"], "--replicates", "2", "--no-skill", "--initial"];
        (await CommandLine.RunAsync(eval)).ExitCode.ShouldBe(0);

        var result = await CommandLine.RunAsync("transfer", folder["run"], "--targets", "scripted/target", "--offline");

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task Settings_can_be_given_for_one_target_alone()
    {
        using var folder = new TempFolder();
        await EvalCommandTests.TrainAsync(folder);

        var result = await CommandLine.RunAsync(
            "transfer",
            folder["run"],
            "--targets",
            "scripted/target,scripted/optimizer",
            "--set",
            "scripted/target:model.target_options.seed=9",
            "--json"
        );

        var rows = JsonNode.Parse(result.Out)!["targets"]!.AsArray();
        rows.Select(row => row!["name"]!.GetValue<string>())
            .ShouldBe(["scripted/target seed=9", "scripted/optimizer seed=42"]);
    }
}
