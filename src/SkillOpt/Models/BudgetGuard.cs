using SkillOpt.Errors;
using SkillOpt.Training;

namespace SkillOpt.Models;

/// <summary>
/// Lets a call begin only if its most and that of all calls in flight fit into every limit. A call that fits only when
/// others have used less than they may waits for them, first come first served; one that does not fit with nothing in
/// flight ends the run. Thread-safe.
/// </summary>
internal sealed class BudgetGuard
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly List<BudgetLimit> limits;
    private readonly CallStop stop;
    private readonly TimeProvider time;
    private readonly Action<TrainingEvent> warn;
    private readonly long started;
    private readonly BudgetLimit? minutes;
    private SkillOptException? reached;
    private int inFlight;

    public BudgetGuard(
        BudgetOptions options,
        BudgetPrices prices,
        CallStop stop,
        TimeProvider time,
        Action<TrainingEvent> warn
    )
    {
        (this.stop, this.time, this.warn) = (stop, time, warn);
        limits = [.. BudgetLimits.Of(options, prices)];
        started = time.GetTimestamp();
        minutes = options.MaxMinutes is { } most
            ? new BudgetLimit("budget.max_minutes", null, "minutes", (decimal)most, (_, _) => 0)
            : null;
    }

    /// <summary>Whether there is anything to guard.</summary>
    public bool IsLimited => limits.Count > 0 || minutes is not null;

    /// <summary>Counts what earlier sessions have spent.</summary>
    public void Fold(string role, Usage usage)
    {
        lock (gate)
        {
            Settle(role, default, usage);
        }
    }

    /// <summary>Waits until the call may begin. Each must be settled, whatever becomes of it.</summary>
    /// <exception cref="SkillOptException">Kind Budget: a limit is reached, or the run was stopped for another reason.</exception>
    public async Task ReserveAsync(string role, Usage estimate, CancellationToken cancellationToken)
    {
        Waiter waiter;
        LinkedListNode<Waiter> node;
        lock (gate)
        {
            waiter = new Waiter(role, estimate);
            node = waiting.AddLast(waiter);
            Admit();
        }

        TellIfReached();
        await using var registration = cancellationToken
            .Register(() =>
            {
                lock (gate)
                {
                    if (node.List is not null)
                    {
                        waiting.Remove(node);
                        waiter.Begin.TrySetCanceled(cancellationToken);
                        Admit();
                    }
                }
            })
            .ConfigureAwait(false);
        await waiter.Begin.Task.ConfigureAwait(false);
    }

    /// <summary>Books what a call really used in place of what was reserved for it.</summary>
    public void Settled(string role, Usage estimate, Usage actual)
    {
        lock (gate)
        {
            inFlight--;
            Settle(role, estimate, actual);
            Admit();
        }

        TellIfReached();
    }

    private void Settle(string role, Usage estimate, Usage actual)
    {
        foreach (var limit in limits.Where(limit => limit.Counts(role)))
        {
            limit.Settle(role, estimate, actual);
            Warn(limit);
        }
    }

    private void Admit()
    {
        while (waiting.First is { Value: var next })
        {
            var why = stop.Reason ?? reached;
            var blocking = why is null ? BlockingLimit(next) : null;
            if (blocking is { IsReached: false } && inFlight > 0)
            {
                return;
            }

            waiting.RemoveFirst();
            if (why is null && blocking is null)
            {
                Begin(next);
                continue;
            }

            reached = why ?? Reached(blocking!, next);
            next.Begin.TrySetException(new SkillOptException(reached.Kind, reached.Message, reached.InnerException));
        }
    }

    private void Begin(Waiter next)
    {
        foreach (var limit in limits.Where(limit => limit.Counts(next.Role)))
        {
            limit.Reserve(next.Role, next.Estimate);
        }

        inFlight++;
        next.Begin.TrySetResult();
    }

    private BudgetLimit? BlockingLimit(Waiter next)
    {
        if (minutes is not null)
        {
            minutes.Spent = (decimal)time.GetElapsedTime(started).TotalMinutes;
            Warn(minutes);
            if (minutes.IsReached)
            {
                return minutes;
            }
        }

        return limits.Find(limit => limit.Counts(next.Role) && !limit.Fits(next.Role, next.Estimate));
    }

    // Not under the lock: whoever waits for the stop goes on at once, and may come back here.
    private void TellIfReached()
    {
        if (Volatile.Read(ref reached) is { } why)
        {
            stop.Stop(why);
        }
    }

    private void Warn(BudgetLimit limit)
    {
        if (limit.Warning() is { } percent)
        {
            warn(new TrainingEvent.BudgetWarning(limit.Name, percent, limit.Spent, limit.Most));
        }
    }

    private static SkillOptException Reached(BudgetLimit limit, Waiter next)
    {
        var more = limit.IsReached
            ? ""
            : $", and the next call may use up to {limit.Show(next.Role, next.Estimate)} more";
        return new SkillOptException(
            ErrorKind.Budget,
            $"{limit.Name} is reached: {limit.Show(limit.Spent)} of {limit.Show(limit.Most)} are spent{more}. "
                + "Everything finished is recorded. Raise the limit and run the same command again to go on."
        );
    }

    private sealed record Waiter(string Role, Usage Estimate)
    {
        public TaskCompletionSource Begin { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
