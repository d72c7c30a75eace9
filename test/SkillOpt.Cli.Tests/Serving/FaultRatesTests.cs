using SkillOpt.Cli.Serving;

namespace SkillOpt.Cli.Tests.Serving;

public sealed class FaultRatesTests
{
    [Fact]
    public void Faults_come_as_often_as_they_were_asked_for()
    {
        var rates = new FaultRates(0.05, 0.03, 0.1, 0.2);

        var drawn = Draw(rates, seed: 42, 20_000).CountBy(fault => fault).ToDictionary();

        Share(Fault.Error).ShouldBe(0.05, 0.01);
        Share(Fault.Cut).ShouldBe(0.03, 0.01);
        Share(Fault.Truncated).ShouldBe(0.1, 0.01);
        Share(Fault.RateLimited).ShouldBe(0.2, 0.01);
        double Share(Fault fault) => drawn[fault] / 20_000.0;
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults_and_another_seed_others()
    {
        var rates = new FaultRates(0.2, 0.2, 0.2, 0.2);

        Draw(rates, 1, 100).ShouldBe(Draw(rates, 1, 100));
        Draw(rates, 1, 100).ShouldNotBe(Draw(rates, 2, 100));
    }

    [Fact]
    public void Without_rates_there_are_no_faults() =>
        Draw(FaultRates.None, 42, 1000).ShouldAllBe(fault => fault == Fault.None);

    [Fact]
    public void A_rate_of_1_leaves_nothing_whole() =>
        Draw(new FaultRates(0, 1, 0, 0), 42, 1000).ShouldAllBe(fault => fault == Fault.Cut);

    private static List<Fault> Draw(FaultRates rates, int seed, int count) =>
        [.. Enumerable.Range(1, count).Select(number => rates.Draw(seed, number))];
}
