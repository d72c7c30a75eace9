namespace SkillOpt.Models;

/// <summary>An allowance that fills up evenly, so much in a minute, and holds at most a second's worth. Not thread-safe.</summary>
internal sealed class TokenBucket(double perMinute, TimeProvider time)
{
    private readonly double most = Math.Max(1, perMinute / 60);
    private double level = Math.Max(1, perMinute / 60);
    private long filled = time.GetTimestamp();

    /// <summary>How long until the amount may be taken; more than the bucket holds may be taken when it is full.</summary>
    public TimeSpan WaitFor(double amount)
    {
        var now = time.GetTimestamp();
        level = Math.Min(most, level + time.GetElapsedTime(filled, now).TotalMinutes * perMinute);
        filled = now;
        var missing = Math.Min(amount, most) - level;
        // A clock counts in ticks, so the last millionth of a request is not waited for.
        return missing <= 1e-6 ? TimeSpan.Zero : TimeSpan.FromMinutes(missing / perMinute) + TimeSpan.FromTicks(1);
    }

    public void Take(double amount) => level -= amount;
}
