namespace SkillOpt.Cli.Tests.Support;

/// <summary>A clock that goes on by a set amount each time it is read.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks += step.Ticks;

    public override DateTimeOffset GetUtcNow() => Start;
}
