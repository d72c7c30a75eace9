using SkillOpt.Gating;
using SkillOpt.Skills;

namespace SkillOpt.Tests.Gating;

public sealed class SemanticDensityTests
{
    private static readonly EvaluationOptions On = new() { UseSemanticDensity = true, SemanticDensityWeight = 0.5 };

    [Fact]
    public void The_share_of_directive_words_counts_with_the_weight() =>
        SemanticDensity.Bonus(new Skill("You MUST always add up.\n"), On).ShouldBe(0.5 * 2 / 5);

    [Fact]
    public void Protected_regions_do_not_count() =>
        SemanticDensity
            .Bonus(new Skill("Add up.\n\n<!-- SLOW_UPDATE_START -->\nalways\n<!-- SLOW_UPDATE_END -->\n"), On)
            .ShouldBe(0);

    [Fact]
    public void Further_words_may_be_given()
    {
        var options = On with { LeadingWords = ["add"] };

        SemanticDensity.Bonus(new Skill("Add up"), options).ShouldBe(0.25);
    }

    [Fact]
    public void It_is_off_by_default_and_nothing_for_an_empty_skill()
    {
        SemanticDensity.Bonus(new Skill("must"), new EvaluationOptions()).ShouldBe(0);
        SemanticDensity.Bonus(Skill.Empty, On).ShouldBe(0);
    }
}
