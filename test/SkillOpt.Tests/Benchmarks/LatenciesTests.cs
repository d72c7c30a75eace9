using Microsoft.Extensions.AI;
using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Benchmarks.Simulation;

namespace SkillOpt.Tests.Benchmarks;

public sealed class LatenciesTests
{
    [Fact]
    public void Latencies_have_the_median_and_the_95th_percentile_they_say()
    {
        double[] target = [.. Calls().Select(call => Latencies.Typical.Target(call).TotalMilliseconds)];
        double[] optimizer = [.. Calls().Select(call => Latencies.Typical.Optimizer(call).TotalMilliseconds)];

        target.Median().ShouldBe(200, tolerance: 5);
        target.Quantile(0.95).ShouldBe(800, tolerance: 25);
        optimizer.Median().ShouldBe(1000, tolerance: 25);
        optimizer.Quantile(0.95).ShouldBe(3000, tolerance: 90);
    }

    [Fact]
    public void A_call_is_known_by_its_messages_and_can_be_read_back_from_the_reply()
    {
        var call = CallId.Of([new(ChatRole.System, "a"), new(ChatRole.User, "b")]);

        CallId.In($"Some words, {call}, and more.").ShouldBe(call);
        CallId.Of([new(ChatRole.System, "ab"), new(ChatRole.User, "")]).ShouldNotBe(call);
    }

    private static IEnumerable<CallId> Calls() =>
        Enumerable.Range(0, 50_000).Select(i => CallId.Of([new ChatMessage(ChatRole.User, $"call {i}")]));
}
