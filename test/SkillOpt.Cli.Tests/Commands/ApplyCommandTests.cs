using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class ApplyCommandTests
{
    private const string Edits = """
        { "edits": [
          { "op": "replace", "target": "two", "content": "2" },
          { "op": "append", "content": "- three" },
          { "op": "delete", "target": "nowhere" },
          { "op": "swap", "target": null }
        ] }
        """;

    [Fact]
    public async Task Edits_are_applied_and_each_is_reported()
    {
        using var folder = new TempFolder();
        var skill = folder.Write("skill.md", "# Rules\n- one\n- two\n- two\n");
        var edits = folder.Write("edits.json", Edits);

        var result = await CommandLine.RunAsync([
            "apply",
            "--skill",
            skill,
            "--edits",
            edits,
            "--out",
            folder["new/skill.md"],
            "--report",
            folder["new/report.json"],
        ]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldMatchFile("apply.txt");
        File.ReadAllText(folder["new/skill.md"]).ShouldBe("# Rules\n- one\n- 2\n- two\n\n- three\n");
        File.ReadAllText(skill).ShouldBe("# Rules\n- one\n- two\n- two\n");
        var report = JsonNode.Parse(File.ReadAllText(folder["new/report.json"]))!.AsArray();
        report.Select(row => row!["status"]!.GetValue<string>()).Last().ShouldBe("skipped_unknown_op");
    }

    [Fact]
    public async Task The_skill_may_be_replaced_in_place()
    {
        using var folder = new TempFolder();
        var skill = folder.Write("skill.md", "one\n");
        var edits = folder.Write("edits.json", """[{ "op": "replace", "target": "one", "content": "two" }]""");

        await CommandLine.RunAsync("apply", "--skill", skill, "--edits", edits, "--out", skill);

        File.ReadAllText(skill).ShouldBe("two\n");
    }
}
