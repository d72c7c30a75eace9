using SkillOpt.Skills;

namespace SkillOpt.Tests.Skills;

public class EditExamplesTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var example in EditExample.ReadAll())
            {
                names.Add(example.File, example.Heading);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_edit_does_what_the_example_says(string file, string heading)
    {
        var example = EditExample.ReadAll().Single(one => one.File == file && one.Heading == heading);

        var result = new Skill(example.Before).Apply(EditJson.Read(example.Edits, file));

        var place = $"{file}: {heading}";
        result.Report.Select(Status).ShouldBe(example.Statuses, place);
        result.Skill.Text.ShouldBe(example.After, place);
    }

    [Fact]
    public void Every_topic_has_its_file_and_every_status_its_example()
    {
        var examples = EditExample.ReadAll();

        examples.Count.ShouldBeGreaterThanOrEqualTo(45);
        examples
            .Select(example => example.File)
            .Distinct()
            .ShouldBe(
                [
                    "ambiguity.md",
                    "append.md",
                    "delete.md",
                    "empty-content.md",
                    "insert-after.md",
                    "protected-regions.md",
                    "replace.md",
                    "sequence.md",
                    "unknown-op.md",
                    "whitespace.md",
                ],
                ignoreOrder: true
            );
        examples
            .SelectMany(example => example.Statuses)
            .Select(status => status.Split(' ')[0])
            .Distinct()
            .ShouldBe(
                [
                    "applied_append",
                    "applied_append_before_protected_region",
                    "applied_delete",
                    "applied_delete_whitespace",
                    "applied_insert_after",
                    "applied_insert_after_fallback_append",
                    "applied_insert_after_fallback_before_protected_region",
                    "applied_insert_after_whitespace",
                    "applied_replace",
                    "applied_replace_whitespace",
                    "skipped_delete_missing_target",
                    "skipped_delete_target_not_found",
                    "skipped_empty_content",
                    "skipped_protected_region",
                    "skipped_replace_missing_target",
                    "skipped_replace_target_not_found",
                    "skipped_unknown_op",
                ],
                ignoreOrder: true
            );
    }

    private static string Status(EditReport row) =>
        row.Matches > 1 ? $"{row.Status} ({row.Matches} matches)" : row.Status;
}
