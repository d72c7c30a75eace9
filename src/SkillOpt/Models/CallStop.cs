using SkillOpt.Errors;

namespace SkillOpt.Models;

/// <summary>Why no call may be made any more, once there is a reason. Shared by all roles of a run. Thread-safe.</summary>
internal sealed class CallStop : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private SkillOptException? reason;

    /// <summary>Ends the waits between tries; calls in flight are left alone.</summary>
    public CancellationToken Token => source.Token;

    public SkillOptException? Reason => Volatile.Read(ref reason);

    /// <summary>Stops all roles; the first reason counts.</summary>
    public void Stop(SkillOptException why)
    {
        if (Interlocked.CompareExchange(ref reason, why, null) is null)
        {
            source.Cancel();
        }
    }

    public void ThrowIfStopped()
    {
        if (Reason is { } why)
        {
            throw new SkillOptException(why.Kind, why.Message, why.InnerException);
        }
    }

    public void Dispose() => source.Dispose();
}
