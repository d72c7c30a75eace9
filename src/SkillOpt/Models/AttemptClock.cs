namespace SkillOpt.Models;

/// <summary>
/// Cancels an attempt when its time is up. It stands still while a call waits for its next try or for the endpoint's
/// limits, because that is not the attempt's doing.
/// </summary>
internal sealed class AttemptClock : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource source;
    private readonly TimeProvider time;
    private ITimer? timer;
    private TimeSpan stood;
    private long stoodSince;
    private int standing;
    private bool due;
    private bool disposed;

    /// <param name="limit">Zero for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the attempt too.</param>
    public AttemptClock(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        this.time = time;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit > TimeSpan.Zero)
        {
            Arm(limit);
        }
    }

    public CancellationToken Token => source.Token;

    public void Stand()
    {
        lock (gate)
        {
            if (standing++ == 0)
            {
                stoodSince = time.GetTimestamp();
            }
        }
    }

    public void Go()
    {
        lock (gate)
        {
            if (--standing > 0)
            {
                return;
            }

            stood += time.GetElapsedTime(stoodSince);
            if (!due)
            {
                return;
            }

            due = false;
        }

        Expire();
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }

        source.Dispose();
    }

    // What it stood still is still to go when the timer comes.
    private void Expire()
    {
        TimeSpan rest;
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            if (standing > 0)
            {
                due = true;
                return;
            }

            (rest, stood) = (stood, TimeSpan.Zero);
        }

        if (rest > TimeSpan.Zero)
        {
            Arm(rest);
            return;
        }

        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt has just ended by itself.
        }
    }

    private void Arm(TimeSpan delay)
    {
        var next = time.CreateTimer(_ => Expire(), null, delay, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            timer?.Dispose();
            timer = next;
            if (disposed)
            {
                next.Dispose();
            }
        }
    }
}
