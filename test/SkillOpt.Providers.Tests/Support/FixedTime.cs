namespace SkillOpt.Providers.Tests.Support;

/// <summary>A clock that stands still; its timers run as usual.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
