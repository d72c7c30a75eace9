using System.Text.Json.Nodes;
using SkillOpt.Scripted.Rules;
using SkillOpt.Scripted.Tests.Support;

namespace SkillOpt.Scripted.Tests.Optimizing;

public sealed class MergeTests
{
    private static readonly ScriptedOptimizer Optimizer = new(Analyst.OnlyRight);

    [Fact]
    public async Task Edits_that_mean_the_same_become_one_with_their_support_added_up()
    {
        var reply = Analyst.Read(
            await Optimizer.Ask(
                "Merge of failure patches",
                Patches(
                    [
                        Edit("f0.0", "append", "", "- Ignore duplicate rows.", 3),
                        Edit("f0.1", "append", "", "- Think.", 3),
                    ],
                    [Edit("f1.0", "insert_after", "## Rules", "- Count a row that is listed twice only once.", 5)]
                )
            )
        );
        var edits = reply.Edits();
        edits.Count.ShouldBe(2);
        RuleReader.Read(edits[0].Text("content")).Says.ShouldBe(RuleSet.Of(Rule.DuplicateRows));
        edits[0]["support_count"]!.GetValue<int>().ShouldBe(8);
        edits[0]["merged_from"]!.ToJsonString().ShouldBe("[\"f0.0\",\"f1.0\"]");
        edits[0].Text("source_type").ShouldBe("failure");
        edits[1].Text("content").ShouldBe("- Think.");
    }

    [Fact]
    public async Task Opposite_rules_are_not_put_together()
    {
        var message = Patches([
            Edit("a", "append", "", "- Ignore the total row.", 1),
            Edit("b", "append", "", "- Add the total row as well.", 1),
        ]);
        Analyst.Read(await Optimizer.Ask("Merge of success patches", message)).Edits().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_edits_of_one_line_become_the_better_supported_one()
    {
        var message = Patches([Edit("a", "delete", "- Old.", "", 2)], [Edit("b", "replace", "- Old.", "- New.", 6)]);
        var edit = Analyst
            .Read(await Optimizer.Ask("Merge of failure patches", message))
            .Edits()
            .ShouldHaveSingleItem();
        edit.Text("op").ShouldBe("replace");
    }

    [Fact]
    public async Task The_final_merge_reads_both_groups()
    {
        var message =
            "## Current Skill\nThe skill is empty.\n<skill>\n\n</skill>\n\n"
            + $"## Group 1: failure proposals, high priority (1)\n```json\n[\n{Wrap([Edit("f", "append", "", "- Ignore duplicate rows.", 2)])}\n]\n```\n\n"
            + $"## Group 2: success proposals, lower priority (1)\n```json\n[\n{Wrap([Edit("s", "append", "", "- Resolve ties alphabetically.", 4, "success")])}\n]\n```\n";
        var edits = Analyst.Read(await Optimizer.Ask("Final merge", message)).Edits();
        edits.Select(edit => edit.Text("source_type")).ShouldBe(["success", "failure"]);
    }

    [Fact]
    public async Task Suggestions_are_merged_by_what_they_instruct()
    {
        var message = Patches(
            "revise_suggestions",
            [Suggestion("x", "Ignore duplicate rows."), Suggestion("y", "Remove duplicates before adding.")]
        );
        var items = Analyst
            .Read(await Optimizer.Ask("Merge of failure patches of suggestions", message))
            .Edits("revise_suggestions");
        items.ShouldHaveSingleItem()["support_count"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Whole_skills_become_one_with_the_rules_of_all()
    {
        var message = Patches(
            "skill_candidates",
            [Candidate("a", "# S\n\n- Ignore duplicate rows.\n- Resolve ties alphabetically.\n")],
            [Candidate("b", "# S\n\n- Remove duplicates.\n- Ignore the total row.\n")]
        );
        var merged = Analyst
            .Read(await Optimizer.Ask("Merge of failure patches of whole skills", message))
            .Edits("skill_candidates")
            .ShouldHaveSingleItem();
        merged
            .Text("new_skill")
            .ShouldBe("# S\n\n- Ignore duplicate rows.\n- Resolve ties alphabetically.\n- Ignore the total row.\n");
    }

    private static string Patches(params JsonObject[][] patches) => Patches("edits", patches);

    private static string Patches(string key, params JsonObject[][] patches) =>
        "## Current Skill\n<skill>\n# S\n</skill>\n\n"
        + $"## Patches ({patches.Length})\nMerge level 1.\n```json\n[\n{string.Join(",\n", patches.Select(patch => Wrap(patch, key)))}\n]\n```\n";

    private static string Wrap(JsonObject[] items, string key = "edits") =>
        new JsonObject { ["reasoning"] = "because", [key] = new JsonArray([.. items]) }.ToJsonString();

    private static JsonObject Edit(
        string id,
        string op,
        string target,
        string content,
        int support,
        string source = "failure"
    ) =>
        new()
        {
            ["id"] = id,
            ["op"] = op,
            ["target"] = target,
            ["content"] = content,
            ["support_count"] = support,
            ["source_type"] = source,
        };

    private static JsonObject Suggestion(string id, string instruction) =>
        new()
        {
            ["id"] = id,
            ["type"] = "add_rule",
            ["instruction"] = instruction,
        };

    private static JsonObject Candidate(string id, string skill) => new() { ["id"] = id, ["new_skill"] = skill };
}
