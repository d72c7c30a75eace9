using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class ApplyTests
{
    private const string Skill =
        "# Rules\n\nRound down.\n\n<!-- SLOW_UPDATE_START -->\nKept.\n<!-- SLOW_UPDATE_END -->\n";

    private const string Edits = """
        {"edits": [
          {"op": "replace", "target": "Round  down.", "content": "Round up."},
          {"op": "insert_after", "target": "# Rules", "content": "- First."},
          {"op": "delete", "target": "Kept."},
          {"op": "append", "content": null},
          {"op": "delete", "target": "nowhere"}
        ]}
        """;

    [Fact]
    public async Task A_patch_is_applied_with_a_report_on_every_edit()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("skill.md", Skill);
        sandbox.Write("edits.json", Edits);

        var result = (
            await sandbox.RunAsync([
                "apply",
                "--skill",
                "skill.md",
                "--edits",
                "edits.json",
                "--out",
                "new.md",
                "--report",
                "report.json",
            ])
        ).ShouldSucceed();

        result.Lines[^1].ShouldBe("2 of 5 edits applied");
        var skill = sandbox.Read("new.md");
        skill.ShouldContain("Round up.");
        skill.ShouldContain("- First.");
        skill.ShouldContain("<!-- SLOW_UPDATE_START -->\nKept.\n<!-- SLOW_UPDATE_END -->");
        sandbox.Read("skill.md").ShouldBe(Skill);
        JsonNode
            .Parse(sandbox.Read("report.json"))!
            .AsArray()
            .Select(row => row!["status"]!.GetValue<string>())
            .ShouldBe([
                "applied_replace_whitespace",
                "applied_insert_after",
                "skipped_protected_region",
                "skipped_empty_content",
                "skipped_delete_target_not_found",
            ]);
    }

    [Fact]
    public async Task Broken_edits_are_named_with_file_and_line_and_nothing_is_written()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("skill.md", Skill);
        sandbox.Write("edits.json", "[\n{\"op\": \"append\"\n");

        (await sandbox.RunAsync("apply", "--skill", "skill.md", "--edits", "edits.json", "--out", "new.md")).ShouldFail(
            3,
            "edits.json",
            "line 3"
        );

        File.Exists(sandbox["new.md"]).ShouldBeFalse();
    }
}
