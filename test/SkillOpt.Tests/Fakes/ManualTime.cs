namespace SkillOpt.Tests.Fakes;

/// <summary>
/// A clock that stands still until it is told to advance. Timers that <paramref name="firesAtOnce"/> picks by their delay
/// fire when they are made, so that tests of waits and limits need no waiting.
/// </summary>
internal sealed class ManualTime(Func<TimeSpan, bool>? firesAtOnce = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> pending = [];
    private readonly List<TimeSpan> delays = [];
    private TimeSpan elapsed;

    /// <summary>A clock on which every wait of at most 30 seconds, the longest between two tries, is over at once.</summary>
    public static ManualTime WithoutBackoff() => new(delay => delay <= TimeSpan.FromSeconds(30));

    /// <summary>The delays of all timers in the order they were made, in seconds.</summary>
    public IReadOnlyList<double> Delays
    {
        get
        {
            lock (gate)
            {
                return [.. delays.Select(delay => delay.TotalSeconds)];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return elapsed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, default) + new TimeSpan(GetTimestamp());

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (gate)
        {
            elapsed += by;
            due = [.. pending.Where(timer => timer.At <= elapsed)];
            pending.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer;
        lock (gate)
        {
            delays.Add(dueTime);
            timer = new ManualTimer(this, callback, state, elapsed + dueTime);
            pending.Add(timer);
        }

        if (firesAtOnce?.Invoke(dueTime) == true)
        {
            Remove(timer);
            timer.Fire();
        }

        return timer;
    }

    private void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            pending.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state, TimeSpan at) : ITimer
    {
        public TimeSpan At => at;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
