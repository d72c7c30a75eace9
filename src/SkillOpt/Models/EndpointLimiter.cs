namespace SkillOpt.Models;

/// <summary>
/// How many calls an endpoint gets: at most so many in flight, started at most so fast, in the order they came. What it
/// answers adapts the number in flight. Decides when a call is made, never which. Thread-safe.
/// </summary>
internal sealed class EndpointLimiter(int mostInFlight, ModelCallOptions options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly TokenBucket? requests = Bucket(options.RequestsPerMinute, time);
    private readonly TokenBucket? tokens = Bucket(options.TokensPerMinute, time);
    private readonly int most = mostInFlight;
    private int limit = mostInFlight;
    private int window;
    private int successes;
    private int inFlight;
    private ITimer? timer;

    /// <summary>How many calls may be in flight now.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
            {
                return limit;
            }
        }
    }

    /// <summary>How many calls are in flight now.</summary>
    public int InFlight
    {
        get
        {
            lock (gate)
            {
                return inFlight;
            }
        }
    }

    /// <summary>Waits for the call's turn.</summary>
    /// <returns>Hand it back with <see cref="Release"/>.</returns>
    public async Task<int> AcquireAsync(long estimatedTokens, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(estimatedTokens);
        LinkedListNode<Waiter> node;
        lock (gate)
        {
            node = waiting.AddLast(waiter);
            Admit();
        }

        await using var registration = cancellationToken
            .Register(() =>
            {
                lock (gate)
                {
                    if (node.List is not null)
                    {
                        waiting.Remove(node);
                        waiter.Turn.TrySetCanceled(cancellationToken);
                        Admit();
                    }
                }
            })
            .ConfigureAwait(false);
        return await waiter.Turn.Task.ConfigureAwait(false);
    }

    /// <param name="turn">What <see cref="AcquireAsync"/> gave.</param>
    /// <param name="failure">Null for a success.</param>
    public void Release(int turn, ModelCallFailure? failure)
    {
        lock (gate)
        {
            inFlight--;
            if (failure is ModelCallFailure.RateLimited)
            {
                Halve(turn);
            }
            else if (failure is null && ++successes >= limit)
            {
                limit = Math.Min(most, limit + 1);
                successes = 0;
            }

            Admit();
        }
    }

    // Calls sent before the last halving tell of what it has mended already.
    private void Halve(int turn)
    {
        if (turn == window)
        {
            window++;
            limit = Math.Max(1, limit / 2);
            successes = 0;
        }
    }

    private void Admit()
    {
        while (waiting.First is { Value: var next } && inFlight < limit)
        {
            var forRequest = requests?.WaitFor(1) ?? TimeSpan.Zero;
            var forTokens = tokens?.WaitFor(next.Tokens) ?? TimeSpan.Zero;
            var wait = forRequest > forTokens ? forRequest : forTokens;
            if (wait > TimeSpan.Zero)
            {
                timer ??= time.CreateTimer(_ => Again(), null, wait, Timeout.InfiniteTimeSpan);
                return;
            }

            requests?.Take(1);
            tokens?.Take(next.Tokens);
            inFlight++;
            waiting.RemoveFirst();
            next.Turn.TrySetResult(window);
        }
    }

    private void Again()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
            Admit();
        }
    }

    private static TokenBucket? Bucket(int? perMinute, TimeProvider time) =>
        perMinute is { } rate ? new TokenBucket(rate, time) : null;

    private sealed record Waiter(long Tokens)
    {
        public TaskCompletionSource<int> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
