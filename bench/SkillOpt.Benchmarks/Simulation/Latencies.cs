namespace SkillOpt.Benchmarks.Simulation;

/// <summary>How long the simulated models take: lognormal, drawn from the call's identity, in whole milliseconds.</summary>
internal sealed record Latencies(Func<CallId, TimeSpan> Target, Func<CallId, TimeSpan> Optimizer)
{
    private const double NormalP95 = 1.6448536269514722;

    /// <summary>Both answer at once.</summary>
    public static Latencies None { get; } = new(_ => TimeSpan.Zero, _ => TimeSpan.Zero);

    /// <summary>Target: median 200 ms, p95 800 ms. Optimizer: median 1 s, p95 3 s.</summary>
    public static Latencies Typical { get; } = new(LogNormal(200, 800), LogNormal(1000, 3000));

    private static Func<CallId, TimeSpan> LogNormal(double median, double p95)
    {
        var sigma = Math.Log(p95 / median) / NormalP95;
        return call =>
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - call.Share(1)));
            var normal = radius * Math.Cos(2 * Math.PI * call.Share(2));
            return TimeSpan.FromMilliseconds(Math.Round(median * Math.Exp(sigma * normal)));
        };
    }
}
