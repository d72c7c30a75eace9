using SkillOpt.Models;
using SkillOpt.Tests.Fakes;

namespace SkillOpt.Tests.Models;

public sealed class EndpointLimiterTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task No_more_calls_than_allowed_are_in_flight_and_the_first_to_come_is_the_first_to_go()
    {
        var limiter = new EndpointLimiter(2, new(), time);
        await AcquireAsync(limiter);
        await AcquireAsync(limiter);
        var third = AcquireAsync(limiter);
        var fourth = AcquireAsync(limiter);
        third.IsCompleted.ShouldBeFalse();

        limiter.Release(0, null);
        await third;
        fourth.IsCompleted.ShouldBeFalse();

        limiter.Release(0, null);
        await fourth;
    }

    [Fact]
    public async Task Too_many_requests_halve_the_calls_in_flight_once_for_all_that_were_sent_before()
    {
        var limiter = new EndpointLimiter(16, new(), time);
        var turns = new List<int>();
        for (var i = 0; i < 16; i++)
        {
            turns.Add(await AcquireAsync(limiter));
        }

        foreach (var turn in turns)
        {
            limiter.Release(turn, ModelCallFailure.RateLimited);
        }

        limiter.Limit.ShouldBe(8);
        limiter.Release(await AcquireAsync(limiter), ModelCallFailure.RateLimited);
        limiter.Limit.ShouldBe(4);
    }

    [Fact]
    public async Task The_number_grows_back_by_one_after_as_many_successes_and_not_beyond_the_most()
    {
        var limiter = new EndpointLimiter(4, new(), time);
        limiter.Release(await AcquireAsync(limiter), ModelCallFailure.RateLimited);
        limiter.Limit.ShouldBe(2);

        await SucceedAsync(limiter, 1);
        limiter.Limit.ShouldBe(2);
        await SucceedAsync(limiter, 1);
        limiter.Limit.ShouldBe(3);
        await SucceedAsync(limiter, 3);
        limiter.Limit.ShouldBe(4);
        await SucceedAsync(limiter, 50);
        limiter.Limit.ShouldBe(4);
    }

    [Fact]
    public async Task One_call_is_always_allowed()
    {
        var limiter = new EndpointLimiter(2, new(), time);

        for (var i = 0; i < 5; i++)
        {
            limiter.Release(await AcquireAsync(limiter), ModelCallFailure.RateLimited);
        }

        limiter.Limit.ShouldBe(1);
        await AcquireAsync(limiter);
    }

    [Theory]
    [InlineData(120, 122)]
    [InlineData(30, 31)]
    [InlineData(1, 2)]
    public async Task Requests_are_started_at_their_rate(int perMinute, int most)
    {
        var limiter = new EndpointLimiter(1_000, new() { RequestsPerMinute = perMinute }, time);
        var asked = Enumerable.Range(0, 200).Select(_ => AcquireAsync(limiter)).ToList();

        for (var tick = 0; tick < 600; tick++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        // The clock of this test advances in steps, which costs a little of the rate.
        limiter.InFlight.ShouldBeInRange(perMinute * 9 / 10, most);
        await asked[0];
    }

    [Fact]
    public void Tokens_are_sent_at_their_rate_even_when_a_single_call_is_larger_than_the_allowance_of_a_second()
    {
        var limiter = new EndpointLimiter(1_000, new() { TokensPerMinute = 6_000 }, time);
        var asked = Enumerable
            .Range(0, 20)
            .Select(_ => limiter.AcquireAsync(1_000, TestContext.Current.CancellationToken))
            .ToList();

        for (var tick = 0; tick < 600; tick++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        limiter.InFlight.ShouldBeInRange(6, 7);
        asked.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_cancelled_wait_leaves_the_queue()
    {
        var limiter = new EndpointLimiter(1, new(), time);
        using var cancel = new CancellationTokenSource();
        var turn = await AcquireAsync(limiter);
        var second = limiter.AcquireAsync(0, cancel.Token);
        var third = AcquireAsync(limiter);

        await cancel.CancelAsync();
        limiter.Release(turn, null);

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await third;
    }

    private static Task<int> AcquireAsync(EndpointLimiter limiter) =>
        limiter.AcquireAsync(0, TestContext.Current.CancellationToken);

    private static async Task SucceedAsync(EndpointLimiter limiter, int count)
    {
        for (var i = 0; i < count; i++)
        {
            limiter.Release(await AcquireAsync(limiter), null);
        }
    }
}
