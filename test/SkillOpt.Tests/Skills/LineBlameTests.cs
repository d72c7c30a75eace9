using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class LineBlameTests
{
    private static readonly LineOrigin Later = new("edit", Step: 3, EditIndex: 1);

    [Fact]
    public void The_lines_of_the_first_skill_are_its_seed()
    {
        LineBlame.Seed("").ShouldBeEmpty();
        LineBlame
            .Seed("a\n\nb")
            .ShouldBe([new("a\n", LineOrigin.Seed), new("\n", LineOrigin.Seed), new("b", LineOrigin.Seed)]);
    }

    [Fact]
    public void Lines_that_stay_keep_their_origin_and_the_others_get_the_new_one()
    {
        var lines = LineBlame.Advance(LineBlame.Seed("a\nb\nc\n"), "a\nB\nc\nd\n", Later);

        lines.Select(line => line.Origin).ShouldBe([LineOrigin.Seed, Later, LineOrigin.Seed, Later]);
        lines.Select(line => line.Line).ShouldBe(["a\n", "B\n", "c\n", "d\n"]);
    }

    [Fact]
    public void A_line_that_only_gains_or_changes_its_line_break_stays()
    {
        var lines = LineBlame.Advance(LineBlame.Seed("a\r\nb"), "a\nb\nc", Later);

        lines.Select(line => line.Origin).ShouldBe([LineOrigin.Seed, LineOrigin.Seed, Later]);
    }

    [Fact]
    public void Each_line_of_a_patch_goes_to_the_edit_that_wrote_it()
    {
        var skill = new Skill("# Rules\n- Count rows.\n- Name the table.\n");
        Edit[] edits =
        [
            new("append", "", "- Round.\n- Answer shortly."),
            new("replace", "nowhere", "- Lost."),
            new("replace", "- Answer shortly.", "- Answer with a number."),
            new("delete", "- Name the table.\n"),
            new("insert_after", "- Count rows.", "- Skip totals."),
        ];

        var lines = LineBlame.AdvanceThrough(
            LineBlame.Seed(skill.Text),
            skill,
            edits,
            (i, edit) => new LineOrigin("edit", Step: 1, EditIndex: i, Reason: edit.Op)
        );

        lines
            .Where(line => line.Line != "\n")
            .Select(line => $"{line.Line.TrimEnd()} {line.Origin.EditIndex} {line.Origin.Reason}")
            .ShouldBe([
                "# Rules -1 ",
                "- Count rows. -1 ",
                "- Skip totals. 4 insert_after",
                "- Round. 0 append",
                "- Answer with a number. 2 replace",
            ]);
        string.Concat(lines.Select(line => line.Line)).ShouldBe(skill.Apply(edits).Skill.Text);
    }

    [Fact]
    public void The_lines_always_make_up_the_text() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                Documents.Any.ToArbitrary(),
                (patch, rewritten) =>
                {
                    var skill = new Skill(patch.Text);
                    var seed = LineBlame.Seed(patch.Text);
                    var patched = LineBlame.AdvanceThrough(seed, skill, patch.Edits, (_, _) => Later);
                    return Concatenated(seed) == patch.Text
                        && Concatenated(patched) == skill.Apply(patch.Edits).Skill.Text
                        && Concatenated(LineBlame.Advance(patched, rewritten, Later)) == rewritten;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Seed_lines_of_a_patched_text_are_lines_of_the_seed_in_their_order() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                {
                    var seed = LineBlame.Seed(patch.Text).Select(line => TextLines.Bare(line.Line)).ToArray();
                    var kept = LineBlame
                        .AdvanceThrough(LineBlame.Seed(patch.Text), new Skill(patch.Text), patch.Edits, (_, _) => Later)
                        .Where(line => line.Origin == LineOrigin.Seed)
                        .Select(line => TextLines.Bare(line.Line));
                    var next = 0;
                    return kept.All(line => (next = Array.IndexOf(seed, line, next) + 1) > 0);
                }
            )
            .QuickCheckThrowOnFailure();

    private static string Concatenated(IReadOnlyList<BlameLine> lines) =>
        string.Concat(lines.Select(line => line.Line));
}
