using SkillOpt.Reflection;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Reflection;

public sealed class MergeAttributionTests
{
    private static readonly Proposal[] Inputs =
    [
        Input("f0.0", "append", "- Round  to two\nplaces.", 3, ["q-3", "q-1"], "rounding"),
        Input("f0.1", "delete", "", 2, ["q-3", "q-1"], "stale", target: "- old"),
        Input("s0.0", "append", "- Add the unit.", 4, ["q-9", "q-1"], "units", source: "success"),
    ];

    private static Proposal Input(
        string id,
        string op,
        string content,
        int support,
        string[] items,
        string reason,
        string target = "",
        string source = "failure"
    ) => new Proposal { Id = id, Edit = new Edit(op, target, content) }.WithEvidence(support, source, items, reason);

    private static Proposal Apply(Edit edit, string[]? mergedFrom = null, int? support = null, string? source = null) =>
        MergeAttribution
            .Apply(
                Inputs,
                new MergeReply(
                    "merge reason",
                    [new MergedProposal(new Proposal { Id = "m.0", Edit = edit }, mergedFrom ?? [], support, source)],
                    0
                )
            )
            .Proposals.ShouldHaveSingleItem();

    [Fact]
    public void Named_inputs_give_their_items_once_in_the_order_of_the_inputs()
    {
        var output = Apply(new Edit("append", "", "new words"), ["s0.0", "f0.0", "unknown"]);

        output.SupportingItems.ShouldBe(["q-3", "q-1", "q-9"]);
        output.SupportCount.ShouldBe(7);
        output.SourceType.ShouldBe("failure");
        output.Edit!.SupportingItems.ShouldBe(output.SupportingItems);
        (output.Edit.SupportCount, output.Edit.SourceType, output.Edit.Reason).ShouldBe((7, "failure", "rounding"));
    }

    [Fact]
    public void Without_names_the_same_text_is_matched_whatever_its_white_space()
    {
        var output = Apply(new Edit("append", "", "-  Add the\tunit."));

        output.SupportingItems.ShouldBe(["q-9", "q-1"]);
        (output.SupportCount, output.SourceType, output.Edit!.Reason).ShouldBe((4, "success", "units"));
    }

    [Fact]
    public void Deletions_are_matched_by_their_target()
    {
        Apply(new Edit("delete", "- old")).SupportCount.ShouldBe(2);
        Apply(new Edit("delete", "- other")).SupportCount.ShouldBe(9);
    }

    [Fact]
    public void An_entry_that_matches_nothing_may_come_from_any_input()
    {
        var output = Apply(new Edit("append", "", "new words"), ["unknown"]);

        output.SupportingItems.ShouldBe(["q-3", "q-1", "q-9"]);
        (output.SupportCount, output.SourceType, output.Edit!.Reason).ShouldBe((9, "failure", "merge reason"));
    }

    [Fact]
    public void What_the_reply_says_about_support_and_source_wins()
    {
        var output = Apply(new Edit("append", "", "x") { Reason = "own" }, ["f0.0"], support: 11, source: "success");

        (output.SupportCount, output.SourceType, output.Edit!.Reason).ShouldBe((11, "success", "own"));
    }

    [Fact]
    public void The_merged_patch_is_supported_by_every_item_that_went_in()
    {
        var patch = MergeAttribution.Apply(Inputs, new MergeReply("r", [], 0));

        patch.SupportingItems.ShouldBe(["q-3", "q-1", "q-9"]);
        (patch.Reasoning, patch.SourceType).ShouldBe(("r", "failure"));
    }

    [Fact]
    public void Suggestions_and_whole_skills_are_matched_by_their_text()
    {
        Proposal[] inputs =
        [
            new()
            {
                Id = "a",
                SupportCount = 2,
                SupportingItems = ["q-1"],
                Suggestion = new("add_rule", "T", "", "Do it.", ""),
            },
            new()
            {
                Id = "b",
                SupportCount = 3,
                SupportingItems = ["q-2"],
                Candidate = new("T", [], "# S\n"),
            },
        ];
        MergedProposal[] outputs =
        [
            new(new Proposal { Id = "m.0", Suggestion = new("clarify", "U", "", "Do  it.", "") }, [], null, null),
            new(new Proposal { Id = "m.1", Candidate = new("U", [], "# S") }, [], null, null),
        ];

        var patch = MergeAttribution.Apply(inputs, new MergeReply("", outputs, 0));

        patch.Proposals.Select(proposal => proposal.SupportCount).ShouldBe([2, 3]);
        patch.Proposals[1].SupportingItems.ShouldBe(["q-2"]);
    }
}
