using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Tasks;

/// <summary>The expected numbers were printed by CPython 3.11's random.Random.</summary>
public class MersenneTwisterTests
{
    [Theory]
    [InlineData(42, 2746317213, 478163327, 107420369, 3184935163)]
    [InlineData(0, 3626764237, 1654615998, 3255389356, 3823568514)]
    [InlineData(1, 577090037, 2444712010, 3639700191, 3445702192)]
    [InlineData(-42, 2746317213, 478163327, 107420369, 3184935163)]
    [InlineData(4294967295, 2728839433, 2661025012, 872737089, 924893097)]
    [InlineData(4294967296, 485306839, 1508871100, 1794561286, 4014597330)]
    [InlineData(1099511627781, 2166296868, 2220160828, 1153647273, 2850991874)]
    [InlineData(4611686018427400249, 2104045543, 3248428082, 3990934593, 1153357468)]
    [InlineData(long.MinValue, 2377109768, 1691753470, 4039908392, 899083848)]
    [InlineData(long.MaxValue, 1359979423, 2819855560, 2711238091, 569878368)]
    public void The_first_draws_are_those_of_CPython(long seed, uint first, uint second, uint third, uint fourth)
    {
        var random = new MersenneTwister(seed);

        uint[] drawn = [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()];

        drawn.ShouldBe([first, second, third, fourth]);
    }

    [Fact]
    public void Draws_beyond_the_first_state_are_those_of_CPython()
    {
        var random = new MersenneTwister(42);

        var drawn = Enumerable.Range(0, 2000).Select(_ => random.NextUInt32()).ToList();

        (drawn[623], drawn[624], drawn[1999]).ShouldBe((2929454134u, 1071722055u, 1557724698u));
    }

    [Fact]
    public void Bounded_draws_are_those_of_CPython()
    {
        var random = new MersenneTwister(7);
        int[] limits = [1, 2, 3, 7, 8, 1000, int.MaxValue, 1];

        limits.Select(random.Below).ShouldBe([0, 0, 1, 5, 0, 74, 1763673106, 0]);
    }

    [Theory]
    [InlineData(42, "7 3 2 8 5 6 9 4 0 1")]
    [InlineData(1042, "6 4 1 9 7 8 0 5 2 3")]
    [InlineData(0, "2 1 0 4 3")]
    [InlineData(1099511627781, "3 5 2 9 6 7 1 10 0 4 11 8")]
    [InlineData(42, "0")]
    public void Shuffles_are_those_of_CPython(long seed, string expected)
    {
        var order = expected.Split(' ').Select(int.Parse).ToArray();

        new MersenneTwister(seed).Shuffled([.. Enumerable.Range(0, order.Length)]).ShouldBe(order);
    }

    [Fact]
    public void A_long_shuffle_is_that_of_CPython()
    {
        var order = string.Join(',', new MersenneTwister(42).Shuffled([.. Enumerable.Range(0, 2000)]));

        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(order)))[..16].ShouldBe("80793a98a335d07a");
    }

    [Fact]
    public void Shuffling_nothing_gives_nothing() => new MersenneTwister(1).Shuffled<int>([]).ShouldBeEmpty();

    [Fact]
    public void A_bound_below_one_is_refused()
    {
        var random = new MersenneTwister(1);

        Should.Throw<ArgumentOutOfRangeException>(() => random.Below(0));
    }

    [Fact]
    public void A_shuffle_keeps_every_element_and_leaves_its_input_alone()
    {
        Prop.ForAll<int[], long>(
                (items, seed) =>
                {
                    var before = items.ToArray();
                    var shuffled = new MersenneTwister(seed).Shuffled(items);
                    return items.SequenceEqual(before) && shuffled.Order().SequenceEqual(before.Order());
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
