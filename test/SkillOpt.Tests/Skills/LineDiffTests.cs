using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class LineDiffTests
{
    [Fact]
    public void Removed_lines_come_before_the_lines_that_take_their_place() =>
        LineDiff
            .Between("a\nb\nc\n", "a\nx\ny\nc\nd\n")
            .ShouldBe([
                new(DiffKind.Kept, "a\n"),
                new(DiffKind.Removed, "b\n"),
                new(DiffKind.Added, "x\n"),
                new(DiffKind.Added, "y\n"),
                new(DiffKind.Kept, "c\n"),
                new(DiffKind.Added, "d\n"),
            ]);

    [Fact]
    public void Equal_texts_have_no_diff() => LineDiff.Unified("a\nb", "a\nb").ShouldBe("");

    [Fact]
    public void A_change_is_shown_with_three_lines_around_it() =>
        LineDiff
            .Unified("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "old", "new")
            .ShouldBe("--- old\n+++ new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");

    [Fact]
    public void Changes_far_apart_are_hunks_of_their_own_and_near_ones_share_one()
    {
        var before = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}\n"));
        var after = before
            .Replace("\n5\n", "\n5\nfive and a half\n", StringComparison.Ordinal)
            .Replace("\n11\n", "\n", StringComparison.Ordinal)
            .Replace("\n25\n", "\n", StringComparison.Ordinal);

        var diff = LineDiff.Unified(before, after);

        diff.Split('\n')
            .Where(line => line.StartsWith("@@", StringComparison.Ordinal))
            .ShouldBe(["@@ -3,12 +3,12 @@", "@@ -22,7 +22,6 @@"]);
    }

    [Fact]
    public void A_missing_last_line_break_and_an_empty_side_are_named_as_patch_expects()
    {
        LineDiff
            .Unified("a", "a\nb")
            .ShouldBe(
                "--- a\n+++ b\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n"
            );
        LineDiff.Unified("", "a\n").ShouldBe("--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n");
    }

    [Fact]
    public void Both_texts_can_be_read_back_from_the_lines() =>
        Prop.ForAll(
                Documents.Any.ToArbitrary(),
                Documents.Any.ToArbitrary(),
                (before, after) =>
                {
                    var lines = LineDiff.Between(before, after);
                    return Without(lines, DiffKind.Added) == before && Without(lines, DiffKind.Removed) == after;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_unified_diff_turns_the_text_before_into_the_text_after() =>
        Prop.ForAll(
                Documents.Patches.ToArbitrary(),
                patch =>
                {
                    var after = new Skill(patch.Text).Apply(patch.Edits).Skill.Text;
                    return Patched(patch.Text, LineDiff.Unified(patch.Text, after)) == after
                        && Patched(after, LineDiff.Unified(after, patch.Text)) == patch.Text;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static string Without(IReadOnlyList<DiffLine> lines, DiffKind kind) =>
        string.Concat(lines.Where(line => line.Kind != kind).Select(line => line.Line));

    private static string Patched(string text, string diff)
    {
        var source = TextLines.Split(text);
        var result = new List<string>();
        var taken = 0;
        foreach (var line in TextLines.Split(diff).Skip(2))
        {
            var hunk = Regex.Match(line, @"^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@\n$");
            if (hunk.Success)
            {
                var start = int.Parse(hunk.Groups[1].Value, CultureInfo.InvariantCulture);
                var first = hunk.Groups[2].Value == "0" ? start : start - 1;
                result.AddRange(source.Skip(taken).Take(first - taken));
                taken = first;
            }
            else if (line[0] == '\\')
            {
                result[^1] = result[^1].TrimEnd('\n');
            }
            else
            {
                var isKept = line[0] == ' ';
                if (line[0] != '+' && source[taken++].TrimEnd('\n') != line[1..].TrimEnd('\n'))
                {
                    return $"The diff does not fit at line {taken}.";
                }

                // A removed line is only there so that a following "no newline" has something to refer to.
                result.Add(isKept || line[0] == '+' ? line[1..] : "");
            }
        }

        return string.Concat(result.Concat(source.Skip(taken)));
    }
}
