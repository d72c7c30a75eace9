using SkillOpt.Scoring;

namespace SkillOpt.Tests.Scoring;

public class ExactScorerTests
{
    [Theory]
    [InlineData("yes", 1)]
    [InlineData("  yes\n", 1)]
    [InlineData("other", 1)]
    [InlineData("Yes", 0)]
    [InlineData("yes.", 0)]
    [InlineData("", 0)]
    public void An_answer_is_right_when_it_is_a_reference_but_for_white_space_around_it(string answer, double score)
    {
        var scored = Score.Of(Scorer.ByName("exact"), answer, "yes ", "other");

        (scored.Hard, scored.Soft).ShouldBe((score, score));
        scored.Feedback.ShouldBe(score > 0 ? "Correct." : $"Expected \"yes \" or \"other\", got \"{answer}\".");
    }
}
