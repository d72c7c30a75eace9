using Microsoft.Extensions.AI;

namespace SkillOpt.Models;

/// <summary>How long one call is tried. Waits count even where the clock stands still.</summary>
internal sealed class CallPatience(CallPipeline calls)
{
    private readonly long started = calls.Time.GetTimestamp();
    private TimeSpan waited;
    private TimeSpan excluded;
    private int charged;

    public int Failures { get; private set; }

    /// <summary>What is left of the call's time; null without a limit.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (calls.Options.TotalTimeout == 0)
            {
                return null;
            }

            var elapsed = calls.Time.GetElapsedTime(started) - excluded;
            return TimeSpan.FromSeconds(calls.Options.TotalTimeout) - (elapsed > waited ? elapsed : waited);
        }
    }

    /// <summary>Time in which the call waited for its turn does not count: it was not tried then.</summary>
    public void Exclude(TimeSpan queued) => excluded += queued;

    /// <summary>How long to wait before the next try; null when there must be none.</summary>
    public TimeSpan? WaitAfter(Exception error, IReadOnlyList<ChatMessage> messages)
    {
        Failures++;
        var failure = CallFailures.Classify(error);
        var mayPass = failure is ModelCallFailure.Transient or ModelCallFailure.RateLimited;
        // A provider that says "later" is not failing: only the total time limits how long it is listened to.
        if (failure is not ModelCallFailure.RateLimited || Left is null)
        {
            charged++;
        }

        if (!mayPass || calls.Retries == 0 || charged > calls.Retries)
        {
            return null;
        }

        var wait = Backoff.Delay(Failures, calls.Seed, string.Join('\n', messages.Select(message => message.Text)));
        if ((error as ModelCallException)?.RetryAfter is { } asked && asked > wait)
        {
            wait = asked;
        }

        if (Left is { } left && wait >= left)
        {
            return null;
        }

        waited += wait;
        return wait;
    }
}
