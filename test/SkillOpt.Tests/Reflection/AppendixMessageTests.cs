using SkillOpt.Reflection;

namespace SkillOpt.Tests.Reflection;

public sealed class AppendixMessageTests
{
    [Fact]
    public void Notes_are_bullets_of_one_line_each() =>
        AppendixMessage
            .Build(Sample.Skill, ["Mind\nthe unit.", "Round."])
            .ShouldBe(
                """
                ## Current Skill
                <skill>
                # Ledger

                - Read the table.
                </skill>

                ## Appendix Notes (2)
                - Mind the unit.
                - Round.
                """
            );
}
