using SkillOpt.Scoring;

namespace SkillOpt.Tests.Scoring;

public class ContainsScorerTests
{
    [Theory]
    [InlineData("It is PARIS, of course", 1)]
    [InlineData("paris", 1)]
    [InlineData("Lyon or so", 1)]
    [InlineData("par", 0)]
    [InlineData("", 0)]
    public void An_answer_is_right_when_a_reference_occurs_in_it(string answer, double score)
    {
        var scored = Score.Of(Scorer.ByName("contains"), answer, " Paris", "lyon");

        (scored.Hard, scored.Soft).ShouldBe((score, score));
    }

    [Fact]
    public void A_blank_reference_makes_nothing_right() =>
        Score.Of(Scorer.ByName("contains"), "anything", "", " ").Hard.ShouldBe(0);
}
