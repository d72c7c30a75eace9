namespace SkillOpt.Tests.Runs;

internal sealed class FixedTime(int second = 0) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, second, 56, TimeSpan.FromHours(0));
}
