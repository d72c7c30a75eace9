using SkillOpt.Gating;

namespace SkillOpt.Tests.Gating;

public sealed class AttemptTableTests
{
    [Fact]
    public void The_sum_of_an_item_counts_unscored_attempts_but_adds_only_scores()
    {
        var table = new AttemptTable(2)
            .Add(1, 0, Attempt.OfScore(0.25))
            .Add(1, 1, Attempt.OfScore(null))
            .Add(1, 2, Attempt.OfScore(1));

        table.Sum(1).ShouldBe(new AttemptSum(3, 2, ExactScore.Units(1.25)));
        table.Sum(0).ShouldBe(default);
    }

    [Fact]
    public void An_attempt_that_is_replaced_counts_once()
    {
        var table = new AttemptTable(1).Add(0, 0, Attempt.OfScore(1)).Add(0, 0, Attempt.OfScore(0.5));

        table.Sum(0).ShouldBe(new AttemptSum(1, 1, ExactScore.Units(0.5)));
        table.Count.ShouldBe(1);
    }

    [Fact]
    public void A_copy_keeps_its_sums_when_the_original_goes_on()
    {
        var table = new AttemptTable(1).Add(0, 0, Attempt.OfScore(1));
        var copy = table.Copy();
        table.Add(0, 1, Attempt.OfScore(1));

        copy.Sum(0).ShouldBe(new AttemptSum(1, 1, ExactScore.One));
        copy.Add(0, 1, Attempt.OfScore(0)).Sum(0).ShouldBe(new AttemptSum(2, 2, ExactScore.One));
    }
}
