using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class SplitTests
{
    [Fact]
    public async Task Ten_items_are_cut_in_the_published_order()
    {
        using var sandbox = new Sandbox();
        var items = Enumerable.Range(0, 10).Select(i => $$"""{"id":"{{i}}","prompt":"p{{i}}","answer":"a{{i}}"}""");
        sandbox.Write("items.jsonl", string.Join('\n', items));

        (await sandbox.RunAsync("split", "--data", "items.jsonl", "--out", "splits")).ShouldSucceed();

        string[] order = ["7", "3", "2", "8", "5", "6", "9", "4", "0", "1"];
        Ids(sandbox, "train").ShouldBe(order[..2]);
        Ids(sandbox, "val").ShouldBe(order[2..3]);
        Ids(sandbox, "test").ShouldBe(order[3..]);
        var manifest = JsonNode.Parse(sandbox.Read("splits/split_manifest.json"))!;
        manifest["split_ratio"]!.GetValue<string>().ShouldBe("2:1:7");
        manifest["split_seed"]!.GetValue<int>().ShouldBe(42);
        manifest["counts"]!.ToJsonString().ShouldBe("""{"train":2,"val":1,"test":7}""");
    }

    [Fact]
    public async Task Training_on_the_written_folder_is_the_same_run_as_on_the_file()
    {
        using var sandbox = new Sandbox();
        string[] split = ["split", "--data", Repository.QuickstartItems, "--ratio", "2:1:7", "--seed", "42"];
        (await sandbox.RunAsync([.. split, "--out", "splits"])).ShouldSucceed();
        SmallProject.WriteTo(sandbox);
        var config = SmallProject.Config;
        sandbox.Write("file.yaml", config.Replace("items.json", Repository.QuickstartItems, StringComparison.Ordinal));
        sandbox.Write(
            "folder.yaml",
            config.Replace("data_path: items.json", "split_dir: splits", StringComparison.Ordinal)
        );

        (await sandbox.RunAsync("train", "file.yaml", "--out", "from-file")).ShouldSucceed();
        (await sandbox.RunAsync("train", "folder.yaml", "--out", "from-folder")).ShouldSucceed();

        var run = new RunRecord(sandbox["from-folder"]);
        run.ShouldSayTheSameAs(new RunRecord(sandbox["from-file"]));
        run.Text("fingerprint.json").ShouldBe(sandbox.Read("from-file/fingerprint.json"));
    }

    [Fact]
    public async Task A_folder_with_something_else_is_left_alone()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("thesis/chapter1.txt", "precious");

        (await sandbox.RunAsync("split", "--data", Repository.QuickstartItems, "--out", "thesis")).ShouldFail(
            2,
            "thesis",
            "chapter1.txt",
            "another folder"
        );

        new RunRecord(sandbox["thesis"]).Files().ShouldBe(["chapter1.txt"]);
    }

    private static string[] Ids(Sandbox sandbox, string split) =>
        [
            .. JsonNode
                .Parse(sandbox.Read($"splits/{split}/items.json"))!
                .AsArray()
                .Select(item => item!["id"]!.GetValue<string>()),
        ];
}
