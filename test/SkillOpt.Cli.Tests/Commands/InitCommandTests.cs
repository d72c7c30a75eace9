using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class InitCommandTests
{
    [Fact]
    public async Task A_project_has_configuration_skill_data_and_readme()
    {
        using var folder = new TempFolder();

        var result = await CommandLine.RunAsync("init", folder["new/p"]);

        result.ExitCode.ShouldBe(0);
        folder.Clean(result.Out).Replace('\\', '/').ShouldMatchFile("init.txt");
        File.ReadAllLines(folder["new/p/data/items.jsonl"]).Length.ShouldBe(120);
    }

    [Fact]
    public async Task Files_that_are_there_are_replaced_only_by_force()
    {
        using var folder = new TempFolder();
        folder.Write("p/initial_skill.md", "mine");

        var refused = await CommandLine.RunAsync("init", folder["p"]);
        var text = File.ReadAllText(folder["p/initial_skill.md"]);
        var forced = await CommandLine.RunAsync("init", folder["p"], "--force");

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("already has initial_skill.md");
        text.ShouldBe("mine");
        File.Exists(folder["p/skillopt.yaml"]).ShouldBeTrue();
        forced.ExitCode.ShouldBe(0);
        File.ReadAllText(folder["p/initial_skill.md"]).ShouldContain("tables");
    }

    [Fact]
    public async Task A_file_is_no_place_for_a_project()
    {
        using var folder = new TempFolder();

        var result = await CommandLine.RunAsync("init", folder.Write("file", ""));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("is a file; name a folder for the project.");
    }

    [Fact]
    public async Task The_project_has_no_findings_of_error_level_and_its_settings_all_take_effect()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync("doctor", config);

        result.ExitCode.ShouldBe(0, result.Out);
        result.Out.ShouldContain("40 training, 20 selection and 60 test items.");
        result.Out.ShouldNotContain("has no effect");
        result.Out.ShouldContain("0 errors, 1 warnings");
    }

    [Fact]
    public async Task The_project_trains_at_once_and_gets_better()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync("train", config);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldContain("written to   " + folder["p/outputs/run/best_skill.md"]);
        result.Out.ShouldContain("offline stand-ins");
        var summary = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(folder["p/outputs/run/summary.json"]))!;
        summary["test_delta_hard"]!.GetValue<double>().ShouldBeGreaterThan(0.2);
    }
}
