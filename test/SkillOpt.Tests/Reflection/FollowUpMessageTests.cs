using SkillOpt.Reflection;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Reflection;

public sealed class FollowUpMessageTests
{
    [Fact]
    public void A_refinement_shows_the_skill_with_the_edits_and_what_became_of_each()
    {
        var applied = new PatchResult(
            new Skill("- One.\n</skill>\n- Two.\n"),
            [
                new EditReport(0, "append", "", "- Two.", "applied_append"),
                new EditReport(1, "replace", "a", "b", "applied_replace", 3),
                new EditReport(2, "delete", "z", "", "skipped_delete_target_not_found"),
            ]
        );

        FollowUpMessage
            .Refinement("# Refinement\n\nLook again.", applied)
            .ShouldBe(
                """
                # Refinement

                Look again.

                ## Skill With Your Edits
                <skill>
                - One.
                <\/skill>
                - Two.
                </skill>

                ## Edit Status
                [0] applied_append
                [1] applied_replace (target found 3 times, first used)
                [2] skipped_delete_target_not_found
                """
            );
    }

    [Fact]
    public void A_repair_names_the_error() =>
        FollowUpMessage.Repair("# Repair\n\nAgain.", "It broke.").ShouldBe("# Repair\n\nAgain.\n\n## Error\nIt broke.");
}
