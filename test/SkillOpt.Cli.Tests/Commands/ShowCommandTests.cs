using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class ShowCommandTests
{
    [Fact]
    public async Task A_finished_run_is_shown_as_checked_in()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync("show", folder["run"]);

        result.ExitCode.ShouldBe(0);
        result.Out.ShouldMatchFile("show.txt");
    }

    [Fact]
    public async Task Beside_each_gain_stands_what_chance_can_do_or_that_nobody_has_looked()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);
        var summary = JsonNode.Parse(File.ReadAllText(folder["run/summary.json"]))!;
        foreach (var name in (string[])["noise", "smallest_gain", "test_smallest_gain"])
            summary[name] = null;
        summary["release"] = JsonNode.Parse(
            """
            { "reason": "Improved: +20 points.", "selection": { "smallest_gain": 0.2 }, "test": { "smallest_gain": null }, "noise": null }
            """
        );

        async Task<string> Shown()
        {
            folder.Write("run/summary.json", summary.ToJsonString());
            return (await CommandLine.RunAsync("show", folder["run"])).Out;
        }

        var without = await Shown();
        without.ShouldContain("selection    0.450 -> 0.600 (+0.150; noise not measured)");
        without.ShouldContain("test         0.400 -> 0.600 (+0.200; noise not measured)");
        without.ShouldContain("release      Improved: +20 points. (noise not measured)");
        without.ShouldContain("noise        not measured");

        summary["noise_note"] = "no noise: the target is a program";
        folder.Write("run/harness.json", """{ "harness": "tools", "isolation": "in process" }""");
        var program = await Shown();
        program.ShouldContain("selection    0.450 -> 0.600 (+0.150; no noise: the target is a program)");
        program.ShouldContain("noise        none: the target is a program");
        program.ShouldContain("harness      tools; isolation: in process (all of it in harness.json)");

        summary["release"]!["test"] = null;
        summary["release"]!["noise"] = JsonNode.Parse("""{ "items": 20, "flips": 4, "flip_rate": 0.2 }""");
        var released = await Shown();
        released.ShouldContain("Improved: +20 points. (smallest gain it can show 0.200)");
        released.ShouldContain("noise        4 of 20 items changed by chance (20 %");
    }

    [Fact]
    public async Task A_run_that_is_not_finished_says_so()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);
        File.Delete(folder["run/summary.json"]);

        var result = await CommandLine.RunAsync("show", folder["run"]);

        result.ExitCode.ShouldBe(0);
        result.Out.ShouldContain("unfinished, 3 steps done");
    }

    [Fact]
    public async Task Machine_readable_output_holds_summary_and_steps()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync("show", folder["run"], "--json");

        var all = JsonNode.Parse(result.Out)!;
        all["summary"]!["best_step"]!.GetValue<int>().ShouldBe(1);
        all["steps"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_no_run_is_a_usage_error()
    {
        using var folder = new TempFolder();

        var missing = await CommandLine.RunAsync("show", folder["gone"]);
        var empty = await CommandLine.RunAsync("show", folder.Root);

        missing.ExitCode.ShouldBe(2);
        missing.Error.ShouldContain("There is no run directory");
        empty.ExitCode.ShouldBe(2);
        empty.Error.ShouldContain("is not a run: it has no fingerprint.json");
    }

    [Fact]
    public async Task A_damaged_record_is_a_data_error_with_its_place()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);
        folder.Write("run/history.json", "[\n  {]\n");

        var result = await CommandLine.RunAsync("show", folder["run"]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("history.json:2:");
    }
}
