using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class PatchApplierTests
{
    private const string WithRegion =
        "- Count rows.\n\n<!-- SLOW_UPDATE_START -->\nCheck units.\n<!-- SLOW_UPDATE_END -->\n";

    [Theory]
    [InlineData("append", "applied_append", "- Count rows.\n\n- New.\n")]
    [InlineData("insert_after", "applied_insert_after_fallback_append", "- Count rows.\n\n- New.\n")]
    [InlineData("replace", "skipped_replace_missing_target", "- Count rows.\n")]
    [InlineData("delete", "skipped_delete_missing_target", "- Count rows.\n")]
    public void A_null_target_counts_as_empty_and_loses_no_edit(string op, string status, string after)
    {
        var result = new Skill("- Count rows.\n").Apply([new Edit(op, null!, "- New.")]);

        result.Report.ShouldHaveSingleItem().Status.ShouldBe(status);
        result.Skill.Text.ShouldBe(after);
    }

    [Theory]
    [InlineData("append", "skipped_empty_content")]
    [InlineData("insert_after", "skipped_empty_content")]
    [InlineData("replace", "skipped_empty_content")]
    [InlineData("delete", "applied_delete")]
    public void A_null_content_counts_as_empty(string op, string status) =>
        new Skill("- Count rows.\n")
            .Apply([new Edit(op, "- Count rows.", null!)])
            .Report.ShouldHaveSingleItem()
            .Status.ShouldBe(status);

    [Fact]
    public void An_edit_that_is_null_is_an_error_of_its_own_and_the_others_apply()
    {
        var result = Skill.Empty.Apply([null!, new Edit(null!), new Edit("append", "", "- New.")]);

        result.Report.Select(row => row.Status).ShouldBe(["error", "skipped_unknown_op", "applied_append"]);
        result.Report[0].Error.ShouldNotBeNull();
        result.Skill.Text.ShouldBe("- New.\n");
    }

    [Theory]
    [InlineData("append")]
    [InlineData("insert_after")]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("prepend")]
    public void A_target_that_runs_from_the_body_into_a_region_is_refused(string op)
    {
        var skill = new Skill(WithRegion);

        var result = skill.Apply([new Edit(op, "rows.\n\n<!-- SLOW", "- New.")]);

        result.Report.ShouldHaveSingleItem().Status.ShouldBe("skipped_protected_region");
        result.Skill.ShouldBeSameAs(skill);
    }

    [Fact]
    public void An_unknown_anchor_is_told_apart_from_a_found_one()
    {
        var report = new Skill(WithRegion)
            .Apply([
                new Edit("insert_after", "## Nowhere", "- One."),
                new Edit("insert_after", "- Count rows.", "- Two."),
            ])
            .Report;

        report
            .Select(row => row.Status)
            .ShouldBe(["applied_insert_after_fallback_before_protected_region", "applied_insert_after"]);
    }

    [Fact]
    public void The_report_counts_the_exact_matches()
    {
        var report = new Skill("a a a\nb  b\n")
            .Apply([
                new Edit("replace", "a", "c"),
                new Edit("replace", "b b", "d"),
                new Edit("replace", "x", "y"),
                new Edit("append", "", "e"),
            ])
            .Report;

        report.Select(row => row.Matches).ShouldBe([3, 0, 0, 0]);
        report.Select(row => row.Applied).ShouldBe([true, true, false, true]);
    }

    [Fact]
    public void The_report_shows_the_first_200_characters_and_no_half_of_a_pair()
    {
        var target = new string('t', 300);
        var content = new string('c', 199) + "😀" + new string('c', 50);

        var row = Skill.Empty.Apply([new Edit("replace", target, content)]).Report.ShouldHaveSingleItem();

        row.Index.ShouldBe(0);
        row.Op.ShouldBe("replace");
        row.Target.ShouldBe(target[..200]);
        row.ContentPreview.ShouldBe(content[..199]);
    }

    [Fact]
    public void An_edit_that_makes_the_skill_too_long_is_an_error_and_leaves_it_as_it_is()
    {
        var skill = new Skill(new string('a', Skill.MaxLength - 10));

        var result = skill.Apply([new Edit("append", "", "more than ten characters"), new Edit("append", "", "ten")]);

        result.Report.Select(row => row.Status).ShouldBe(["error", "applied_append"]);
        result.Report[0].Error!.ShouldContain("1,048,576");
        result.Skill.Text.ShouldEndWith("a\n\nten\n");
    }

    [Fact]
    public void Protected_text_is_the_same_byte_for_byte_after_any_patch() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                    string.Concat(Documents.ProtectedText(new Skill(patch.Text).Apply(patch.Edits).Skill.Text))
                    == string.Concat(Documents.ProtectedText(patch.Text))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Every_edit_gets_its_row_and_none_throws() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                {
                    var report = new Skill(patch.Text).Apply(patch.Edits).Report;
                    return report.Select(row => row.Index).SequenceEqual(Enumerable.Range(0, patch.Edits.Length))
                        && report.All(row => row.Status.Length > 0 && row.Error is null);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Skipped_edits_leave_the_very_same_skill() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                {
                    var skill = new Skill(patch.Text);
                    var skipped = patch.Edits.Where(edit => skill.Apply([edit]).Applied == 0).ToArray();
                    var result = skill.Apply(skipped);
                    return result.Applied == 0 && ReferenceEquals(result.Skill, skill);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_patch_is_its_edits_one_after_the_other() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                {
                    var skill = new Skill(patch.Text);
                    var stepwise = patch.Edits.Aggregate(skill, (text, edit) => text.Apply([edit]).Skill);
                    return skill.Apply(patch.Edits).Skill.Equals(stepwise);
                }
            )
            .QuickCheckThrowOnFailure();
}
