using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class EvalCommandTests
{
    [Fact]
    public async Task A_run_is_measured_with_its_best_skill_and_on_request_with_the_others()
    {
        using var folder = new TempFolder();
        await TrainAsync(folder);

        var result = await CommandLine.RunAsync("eval", folder["run"], "--no-skill", "--initial", "--replicates", "2");

        result.ExitCode.ShouldBe(0, result.Error);
        folder.Clean(result.Out).ShouldMatchFile("eval.txt");
        result.Error.ShouldStartWith(
            "measuring    scripted/target seed=42: 3 skills, test split, 2 attempts at each item"
        );
    }

    [Fact]
    public async Task The_report_for_programs_is_on_standard_output_and_in_a_file()
    {
        using var folder = new TempFolder();
        await TrainAsync(folder);

        var result = await CommandLine.RunAsync("eval", folder["run"], "--json", "--out", folder["measured"]);

        var report = JsonNode.Parse(result.Out)!;
        report["skills"]![0]!["name"]!.GetValue<string>().ShouldBe("best");
        report["pairs"]!.AsArray().ShouldBeEmpty();
        var file = Directory.EnumerateFiles(folder["measured"], "eval.json", SearchOption.AllDirectories).Single();
        JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file)), report).ShouldBeTrue();
    }

    [Fact]
    public async Task A_configuration_is_measured_with_its_initial_skill_or_with_files()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        var own = folder.Write("own.md", "- Round to two digits.\n");

        var initial = await CommandLine.RunAsync(["eval", config, "--json", .. Quickstart.Small]);
        var files = await CommandLine.RunAsync(["eval", config, "--skill", own, "--initial", .. Quickstart.Small]);

        JsonNode.Parse(initial.Out)!["skills"]![0]!["name"]!.GetValue<string>().ShouldBe("initial");
        files.ExitCode.ShouldBe(0, files.Error);
        files.Out.ShouldContain($"{own} - initial: ");
        // A run may still begin where runs of this configuration go.
        Directory.Exists(folder["p/outputs/skillopt"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Options_of_the_trained_target_do_not_hold_for_another_one()
    {
        using var folder = new TempFolder();
        await TrainAsync(folder, "--set", "model.target_options.seed=5");

        var other = await CommandLine.RunAsync("eval", folder["run"], "--set", "model.target=scripted/optimizer");
        var same = await CommandLine.RunAsync("eval", folder["run"], "--set", "model.target=scripted/target");

        other.Out.ShouldContain("scripted/optimizer seed=42");
        same.Out.ShouldContain("scripted/target seed=5");
    }

    [Fact]
    public async Task A_skill_is_regated_under_another_target_beside_the_verdict_under_its_own()
    {
        using var folder = new TempFolder();
        await TrainAsync(folder, "--set", "model.target_options.seed=5");

        var own = await CommandLine.RunAsync("regate", folder["run"]);
        var other = await CommandLine.RunAsync("regate", folder["run"], "--set", "model.target=scripted/optimizer");

        own.ExitCode.ShouldBe(0, own.Error);
        other.ExitCode.ShouldBe(0, other.Error);
        File.Exists(folder["run/regate/release.json"]).ShouldBeTrue();
        var place = Directory.EnumerateDirectories(folder["run/regate"], "scripted-optimizer-*").Single();
        File.Exists(Path.Combine(place, "release.json")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(place, "fingerprint.json")).ShouldNotContain("seed=5");
    }

    [Theory]
    [InlineData("openai/gpt-5.5")]
    [InlineData("codex/gpt-5.5")]
    public async Task The_optimizer_needs_neither_a_key_nor_a_program(string optimizer)
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync([
            "eval",
            config,
            .. Quickstart.Small,
            "--set",
            $"model.optimizer={optimizer}",
            "--set",
            "model.optimizer_options.api_key_env=SKILLOPT_TEST_NO_SUCH_KEY",
        ]);

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Theory]
    [InlineData("nowhere.yaml does not exist", "eval", "nowhere.yaml")]
    [InlineData("--split is 'tset'", "eval", "x.yaml", "--split", "tset")]
    [InlineData("--replicates needs", "eval", "x.yaml", "--replicates", "0")]
    [InlineData("Check the path", "transfer", "nowhere", "--targets", "a/b")]
    [InlineData("--to is 'cursor'", "export", "run", "--to", "cursor", "--dir", ".")]
    public async Task Bad_usage_says_what_is_wrong(string words, params string[] line)
    {
        var result = await CommandLine.RunAsync(line);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(words);
    }

    internal static async Task TrainAsync(TempFolder folder, params string[] more)
    {
        var config = await Quickstart.CreateAsync(folder);
        var result = await CommandLine.RunAsync([
            "train",
            config,
            "--out",
            folder["run"],
            .. Quickstart.Small,
            .. more,
        ]);
        result.ExitCode.ShouldBe(0, result.Error);
    }
}
