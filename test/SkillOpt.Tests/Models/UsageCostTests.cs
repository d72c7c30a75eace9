using SkillOpt.Models;

namespace SkillOpt.Tests.Models;

public sealed class UsageCostTests
{
    private static readonly ModelPrice Price = new(2.5m, 0.25m, 10m);

    [Fact]
    public void Cached_input_is_part_of_the_input_and_has_its_own_price()
    {
        var usage = new Usage(3, 1_000_000, 100_000) { CachedInputTokens = 400_000 };

        UsageCost.Of(usage, Price).ShouldBe(0.6m * 2.5m + 0.4m * 0.25m + 0.1m * 10m);
    }

    [Fact]
    public void A_single_token_costs_what_it_costs() => UsageCost.Of(new Usage(1, 1, 0), Price).ShouldBe(0.0000025m);
}
