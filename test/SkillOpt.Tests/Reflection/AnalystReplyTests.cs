using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.EpochUpdates;
using SkillOpt.Reflection;
using SkillOpt.Skills;
using SkillOpt.Training;

namespace SkillOpt.Tests.Reflection;

public sealed class AnalystReplyTests
{
    private static readonly string[] Items = ["q-1", "q-2", "q-3"];

    private static AnalystRequest Request(
        SkillUpdateMode mode = SkillUpdateMode.Patch,
        int? budget = 4,
        bool isRefinement = false
    ) => new(mode, "f0", "failure", Items, budget, isRefinement);

    private static AnalystReply Read(string json, AnalystRequest? request = null)
    {
        AnalystReply
            .TryRead(JsonElement.Parse(json), request ?? Request(), out var result, out var error)
            .ShouldBeTrue(error);
        return result.ShouldNotBeNull();
    }

    private static string Error(string json, AnalystRequest? request = null)
    {
        AnalystReply.TryRead(JsonElement.Parse(json), request ?? Request(), out _, out var error).ShouldBeFalse();
        return error.ShouldNotBeNull();
    }

    [Fact]
    public void A_published_style_reply_becomes_a_patch_with_its_evidence()
    {
        var patch = Read(
            """
            {"batch_size": 2,
             "failure_summary": [{"failure_type": "rounding", "count": 2, "description": "No decimals.", "item_ids": ["q-1"]}, 7],
             "patch": {"reasoning": "Decimals are dropped.",
                       "edits": [{"op": "append", "content": "- Round."}, {"op": "replace", "target": "a\n", "content": "b", "reason": "own"}]}}
            """
        ).Patch!;

        patch.Reasoning.ShouldBe("Decimals are dropped.");
        patch.SourceType.ShouldBe("failure");
        patch.SupportingItems.ShouldBe(Items);
        patch.Proposals.Select(proposal => proposal.Id).ShouldBe(["f0.0", "f0.1"]);
        patch.Proposals.Select(proposal => proposal.SupportCount).ShouldBe([2, 2]);
        patch.Proposals[0].SupportingItems.ShouldBe(Items);
        var first = patch.Proposals[0].Edit!;
        (first.Op, first.Target, first.Content).ShouldBe(("append", "", "- Round."));
        (first.SupportCount, first.SourceType, first.Reason).ShouldBe((2, "failure", "Decimals are dropped."));
        first.SupportingItems.ShouldBe(Items);
        patch.Proposals[1].Edit!.Target.ShouldBe("a\n");
        patch.Proposals[1].Edit!.Reason.ShouldBe("own");
        var group = patch.FailureSummary.ShouldHaveSingleItem();
        (group.Type, group.Count, group.Description).ShouldBe(("rounding", 2, "No decimals."));
        group.ItemIds.ShouldBe(["q-1"]);
    }

    [Theory]
    [InlineData("null", 1)]
    [InlineData("\"many\"", 1)]
    [InlineData("\"2\"", 2)]
    [InlineData("[3]", 1)]
    [InlineData("0", 1)]
    [InlineData("-4", 1)]
    [InlineData("2.0", 2)]
    [InlineData("400", 3)]
    [InlineData("1e300", 3)]
    public void An_odd_batch_size_does_no_harm(string batchSize, int support) =>
        Read($$"""{"batch_size": {{batchSize}}, "patch": {"edits": [{"op": "append", "content": "x"}] } }""")
            .Patch!.Proposals[0]
            .SupportCount.ShouldBe(support);

    [Fact]
    public void An_edit_may_give_its_own_support_up_to_the_number_of_trajectories()
    {
        var patch = Read(
            """
            {"batch_size": 2, "patch": {"edits": [
              {"op": "append", "content": "x", "support_count": 1},
              {"op": "append", "content": "y", "support_count": 99},
              {"op": "append", "content": "z", "support_count": "some"}]}}
            """
        ).Patch!;

        patch.Proposals.Select(proposal => proposal.SupportCount).ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void Null_fields_are_empty_and_entries_that_propose_nothing_are_dropped_and_counted()
    {
        var reply = Read(
            """
            {"patch": {"edits": [
              {"op": " APPEND ", "target": null, "content": "kept"},
              "text", 5, null, {}, {"op": "append", "content": ["a", "list"]}, {"content": "no op"},
              {"op": "delete", "target": "x", "content": null},
              {"op": "swap", "target": "x"}]}}
            """
        );

        reply.Dropped.ShouldBe(6);
        reply.Patch!.Proposals.Select(proposal => proposal.Edit!.Op).ShouldBe(["append", "delete", "swap"]);
        reply.Patch.Proposals.Select(proposal => proposal.Id).ShouldBe(["f0.0", "f0.1", "f0.2"]);
        reply.Patch.Proposals[1].Edit!.Content.ShouldBe("");
    }

    [Fact]
    public void The_budget_is_enforced_and_no_budget_is_no_limit()
    {
        var edits = string.Join(",", Enumerable.Range(0, 9).Select(i => $$"""{"op":"append","content":"{{i}}"}"""));
        var json = $$"""{"patch": {"edits": [7, {{edits}}] } }""";

        var limited = Read(json);
        limited.Patch!.Proposals.Select(proposal => proposal.Edit!.Content).ShouldBe(["0", "1", "2", "3"]);
        (limited.Dropped, limited.Truncated).ShouldBe((1, 5));
        Read(json, Request(budget: null)).Patch!.Proposals.Count.ShouldBe(9);
    }

    [Fact]
    public void Suggestions_are_read_in_rewrite_mode()
    {
        var reply = Read(
            """
            {"patch": {"revise_suggestions": [
              {"type": "clarify", "title": "T", "motivation": "M", "instruction": "I", "priority_hint": 1},
              {"type": "clarify"}]}}
            """,
            Request(SkillUpdateMode.RewriteFromSuggestions)
        );

        reply.Dropped.ShouldBe(1);
        reply
            .Patch!.Proposals.ShouldHaveSingleItem()
            .Suggestion.ShouldBe(new Suggestion("clarify", "T", "M", "I", "1"));
    }

    [Fact]
    public void One_whole_skill_is_read_in_full_rewrite_mode()
    {
        var reply = Read(
            """
            {"patch": {"skill_candidates": [
              {"title": "blank", "new_skill": " \n"},
              {"title": "T", "change_summary": "one text", "new_skill": "# Skill\n"},
              {"title": "second", "new_skill": "more"}]}}
            """,
            Request(SkillUpdateMode.FullRewriteMinibatch, budget: null)
        );

        (reply.Dropped, reply.Truncated).ShouldBe((1, 1));
        var candidate = reply.Patch!.Proposals.ShouldHaveSingleItem().Candidate!;
        (candidate.Title, candidate.NewSkill).ShouldBe(("T", "# Skill\n"));
        candidate.ChangeSummary.ShouldBe(["one text"]);
    }

    [Fact]
    public void A_candidate_without_text_is_an_error() =>
        Error(
                """{"patch": {"skill_candidates": [{"title": "T", "new_skill": null}]}}""",
                Request(SkillUpdateMode.FullRewriteMinibatch)
            )
            .ShouldContain("new_skill");

    [Fact]
    public void A_candidate_too_long_to_be_a_skill_is_an_error()
    {
        var text = new string('x', Skill.MaxLength + 1);

        Error(
                $$"""{"patch": {"skill_candidates": [{"new_skill": "{{text}}"}] } }""",
                Request(SkillUpdateMode.FullRewriteMinibatch)
            )
            .ShouldContain("new_skill");
    }

    [Theory]
    [InlineData("[1]", "\"patch\"")]
    [InlineData("{}", "\"patch\"")]
    [InlineData("""{"patch": null}""", "\"patch\"")]
    [InlineData("""{"patch": []}""", "\"patch\"")]
    [InlineData("""{"patch": {}}""", "\"patch.edits\"")]
    [InlineData("""{"patch": {"edits": null}}""", "\"patch.edits\"")]
    [InlineData("""{"patch": {"edits": {"op": "append"}}}""", "\"patch.edits\"")]
    [InlineData("""{"patch": {"edits": "none"}, "appendix_notes": ["a"]}""", "\"patch.edits\"")]
    [InlineData("""{"patch": {"revise_suggestions": []}}""", "\"patch.edits\"")]
    public void A_reply_of_another_shape_is_an_error_that_names_the_key(string json, string part) =>
        Error(json).ShouldContain(part);

    [Fact]
    public void Only_a_refinement_may_keep_the_patch()
    {
        Read("""{"patch": null}""", Request(isRefinement: true)).Patch.ShouldBeNull();
        Error("{}", Request(isRefinement: true)).ShouldContain("\"patch\"");
        Read("""{"patch": {"edits": []}}""", Request(isRefinement: true)).Patch!.Proposals.ShouldBeEmpty();
    }

    [Fact]
    public void A_reply_with_notes_only_carries_them()
    {
        var patch = Read("""{"patch": {"reasoning": "r"}, "appendix_notes": [" Mind the unit. ", "", 3, {}]}""").Patch!;

        patch.Proposals.ShouldBeEmpty();
        patch.AppendixNotes.ShouldBe(["Mind the unit.", "3"]);
    }

    [Fact]
    public void No_reader_throws_on_any_json()
    {
        var leaves = Gen.Elements(
            "null",
            "true",
            "-1",
            "2.5",
            "1e999",
            "\"\"",
            "\"x\"",
            "\"7\"",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "[\"a\"]"
        );
        var keys = Gen.Elements(
            "patch",
            "edits",
            "revise_suggestions",
            "skill_candidates",
            "batch_size",
            "failure_summary",
            "op",
            "target",
            "content",
            "selected_indices",
            "learning_rate",
            "new_skill",
            "slow_update_content",
            "meta_skill_content",
            "appendix_notes",
            "support_count",
            "merged_from",
            "reasoning"
        );
        Gen<string> Object(Gen<string> value) =>
            keys.Zip(value)
                .ListOf()
                .Select(pairs => "{" + string.Join(",", pairs.Select(pair => $"\"{pair.Item1}\":{pair.Item2}")) + "}");
        var inner = Gen.OneOf(leaves, Object(leaves), Object(leaves).Select(value => $"[{value}, 1]"));
        var json = Gen.OneOf(leaves, Object(inner), Object(Object(inner)));
        Prop.ForAll(
                json.ToArbitrary(),
                text =>
                {
                    var reply = JsonElement.Parse(text);
                    foreach (var mode in Enum.GetValues<SkillUpdateMode>())
                    {
                        AnalystReply.TryRead(reply, Request(mode), out _, out _);
                        MergeReply.TryRead(reply, mode, "m", 1, out _, out _);
                    }

                    RankingReply.TryRead(reply, 3, 2, out _, out _);
                    LearningRateReply.TryRead(reply, 3, out _, out _);
                    RewriteReply.TryRead(reply, out _, out _);
                    AppendixReply.TryRead(reply, out _, out _);
                    SlowUpdateReply.TryRead(reply, out _, out _);
                    MetaSkillReply.TryRead(reply, out _, out _);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
