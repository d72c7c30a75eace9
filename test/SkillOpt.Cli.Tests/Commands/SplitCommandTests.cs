using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class SplitCommandTests
{
    [Fact]
    public async Task Items_are_cut_in_the_published_order_with_a_manifest()
    {
        using var folder = new TempFolder();
        var data = folder.Write("items.jsonl", Items(10));

        var result = await CommandLine.RunAsync("split", "--data", data, "--out", folder["out"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldContain("train 2, val 1, test 7 items in ");
        Ids(folder["out/train/items.json"]).ShouldBe(["i7", "i3"]);
        Ids(folder["out/val/items.json"]).ShouldBe(["i2"]);
        Ids(folder["out/test/items.json"]).ShouldBe(["i8", "i5", "i6", "i9", "i4", "i0", "i1"]);
        var manifest = JsonNode.Parse(File.ReadAllText(folder["out/split_manifest.json"]))!;
        manifest["split_seed"]!.GetValue<int>().ShouldBe(42);
        manifest["split_ratio"]!.GetValue<string>().ShouldBe("2:1:7");
    }

    [Fact]
    public async Task Ratio_and_seed_can_be_chosen()
    {
        using var folder = new TempFolder();
        var data = folder.Write("items.jsonl", Items(10));

        var result = await CommandLine.RunAsync(
            "split",
            "--data",
            data,
            "--out",
            folder["out"],
            "--ratio",
            "1:1:2",
            "--seed",
            "1042"
        );

        result.Out.ShouldContain("train 3, val 2, test 5 items in ");
        Ids(folder["out/train/items.json"]).ShouldBe(["i6", "i4", "i1"]);
    }

    [Fact]
    public async Task A_split_is_what_training_reads()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        await CommandLine.RunAsync(
            "split",
            "--data",
            folder["p/data/items.jsonl"],
            "--out",
            folder["s"],
            "--ratio",
            "2:1:3"
        );

        var result = await CommandLine.RunAsync([
            "doctor",
            config,
            "--set",
            "env.split_mode=split_dir",
            "--set",
            $"env.split_dir={folder["s"]}",
        ]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldContain("40 training, 20 selection and 60 test items.");
    }

    private static string Items(int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(at => $$"""{"id":"i{{at}}","prompt":"question {{at}}","answer":"{{at}}"}""" + "\n")
        );

    private static IEnumerable<string> Ids(string path) =>
        JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select(item => item!["id"]!.GetValue<string>());
}
