using System.Globalization;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Runs;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Telemetry;

namespace SkillOpt.Rollouts;

/// <summary>
/// Runs batches of rollouts in parallel and returns results in item order. A rollout that the ledger holds, or that is
/// in flight for somebody else, is never carried out again.
/// </summary>
internal sealed class RolloutRunner(
    IRolloutExecutor executor,
    ILedger ledger,
    WorkerSlots slots,
    RunMonitor monitor,
    TimeProvider time,
    CancellationToken stop,
    CallStop? halt = null,
    bool offline = false,
    FeedbackLevel feedback = FeedbackLevel.Reference,
    ReplayedModel? replayed = null
)
{
    // In flight, or finished without a score.
    private readonly Dictionary<LedgerKey, Task<RolloutEntry>> shared = [];

    /// <returns>One rollout for each item, or for the items up to the one that decided the batch.</returns>
    public Task<IReadOnlyList<Rollout<TItem>>> RunAsync<TItem>(
        Skill skill,
        IReadOnlyList<TItem> items,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
        where TItem : ISplitItem =>
        RunAsync([.. items.Select(item => new RolloutAttempt<TItem>(skill, item))], plan, cancellationToken);

    /// <returns>One rollout for each attempt, or for those up to the one that decided the batch.</returns>
    public async Task<IReadOnlyList<Rollout<TItem>>> RunAsync<TItem>(
        IReadOnlyList<RolloutAttempt<TItem>> attempts,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
        where TItem : ISplitItem
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batch = new RolloutBatch(attempts.Count, plan.IsDecided, early);
        // By reference: to hash a long skill for every attempt would cost more than the rest of its key.
        var keys = new Dictionary<Skill, LedgerKeyPrefix>(ReferenceEqualityComparer.Instance);
        var stage = monitor.Begin(plan.Stage, attempts.Count, plan.Priority);
        var running = new List<Task>();
        for (var index = 0; index < attempts.Count && !batch.Decided && !batch.Failed; index++)
        {
            var (skill, item, replicate) = attempts[index];
            var request = new RolloutRequest(skill, item.Item, replicate);
            var key = Prefix(keys, skill)
                .Key(request.Item.ContentHash, replicate.ToString(CultureInfo.InvariantCulture));
            if (ledger.TryGetRollout(key, plan.KeepTrajectories, out var known))
            {
                stage.Finished();
                batch.Settle(index, known, isNew: false);
                continue;
            }

            if (offline)
            {
                throw NotInLedger.Rollout(plan.Stage, request);
            }

            if (replayed is not null)
            {
                throw NotInLedger.Rollout(plan.Stage, request, replayed);
            }

            if (executor.AnswersAtOnce)
            {
                if (stop.IsCancellationRequested || ledger.SpaceLow)
                {
                    break;
                }

                var answered = await executor.ExecuteAsync(request, early.Token).ConfigureAwait(false);
                var entry = Entry(key, request, answered, milliseconds: 0);
                ledger.Append(entry);
                batch.Settle(index, entry, isNew: true);
                continue;
            }

            if (!await StartAsync(batch, index, key, request, plan, stage, running, early.Token).ConfigureAwait(false))
            {
                break;
            }
        }

        await Task.WhenAll(running).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (!batch.Complete)
        {
            ThrowWhyStopped();
        }

        Record(batch, plan);
        return
        [
            .. batch.Results.Select(
                (entry, i) =>
                    new Rollout<TItem>(attempts[i].Item, entry.Result, feedback)
                    {
                        Usage = entry.Usage,
                        JudgeUsage = entry.JudgeUsage,
                    }
            ),
        ];
    }

    private LedgerKeyPrefix Prefix(Dictionary<Skill, LedgerKeyPrefix> keys, Skill skill)
    {
        if (!keys.TryGetValue(skill, out var prefix))
        {
            keys[skill] = prefix = new LedgerKeyPrefix("rollout", executor.Fingerprint, skill.Text);
        }

        return prefix;
    }

    private async Task<bool> StartAsync(
        RolloutBatch batch,
        int index,
        LedgerKey key,
        RolloutRequest request,
        RolloutPlan plan,
        RunMonitor.Stage stage,
        List<Task> running,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await slots.AcquireAsync(plan.Priority, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (stop.IsCancellationRequested || ledger.SpaceLow)
        {
            slots.Release();
            return false;
        }

        running.Add(
            Task.Run(
                async () =>
                {
                    try
                    {
                        var (entry, isNew) = await ShareAsync(key, request, plan, cancellationToken)
                            .ConfigureAwait(false);
                        stage.Finished();
                        batch.Settle(index, entry, isNew);
                    }
                    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested) { }
                    catch
                    {
                        batch.Fail();
                        throw;
                    }
                    finally
                    {
                        slots.Release();
                    }
                },
                CancellationToken.None
            )
        );
        return true;
    }

    private async Task<(RolloutEntry Entry, bool IsNew)> ShareAsync(
        LedgerKey key,
        RolloutRequest request,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            Task<RolloutEntry>? task;
            var isMine = false;
            lock (shared)
            {
                if (!shared.TryGetValue(key, out task) || task.IsCompleted && !task.IsCompletedSuccessfully)
                {
                    // It may have finished between the look into the ledger and this one.
                    if (ledger.TryGetRollout(key, plan.KeepTrajectories, out var known))
                    {
                        return (known, false);
                    }

                    task = ExecuteAsync(key, request, plan.Stage, cancellationToken);
                    shared[key] = task;
                    isMine = true;
                }
            }

            try
            {
                var entry = await task.ConfigureAwait(false);
                Forget(key, task, entry);
                return (plan.KeepTrajectories ? entry : WithoutTrajectory(entry), true);
            }
            catch (OperationCanceledException) when (!isMine && !cancellationToken.IsCancellationRequested)
            {
                // Whoever had started it ended early; it is still wanted here.
            }
        }
    }

    /// <summary>
    /// What is scored is in the ledger by now. What is not stays here: another batch that asks must get the same result,
    /// or the ledger might keep one outcome while the other was decided on.
    /// </summary>
    private void Forget(LedgerKey key, Task<RolloutEntry> task, RolloutEntry entry)
    {
        lock (shared)
        {
            if (entry.Result.Outcome is Outcome.Scored && shared.GetValueOrDefault(key) == task)
            {
                shared.Remove(key);
            }
        }
    }

    private async Task<RolloutEntry> ExecuteAsync(
        LedgerKey key,
        RolloutRequest request,
        string stage,
        CancellationToken cancellationToken
    )
    {
        // Leave the lock before a client that answers at once does its work.
        await Task.Yield();
        using var activity = SkillOptTelemetry.StartRollout(request, stage);
        var started = time.GetTimestamp();
        monitor.CallStarted();
        try
        {
            var done = await executor.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            var entry = Entry(key, request, done, (long)time.GetElapsedTime(started).TotalMilliseconds);
            if (done.Result.Outcome is Outcome.Scored)
            {
                ledger.Append(entry);
            }
            else
            {
                // A client may report its cancellation as a failure of its own.
                cancellationToken.ThrowIfCancellationRequested();
            }

            activity.Finished(done.Result.Outcome);
            return entry;
        }
        catch (Exception exception)
        {
            activity.Failed(exception);
            throw;
        }
        finally
        {
            monitor.CallFinished();
        }
    }

    /// <summary>
    /// An attempt without a score enters the ledger only here, where it begins to count for a decision: if the run
    /// stops before, it is simply tried again.
    /// </summary>
    private void Record(RolloutBatch batch, RolloutPlan plan)
    {
        if (batch.NewUnscored().Any())
        {
            halt?.ThrowIfStopped();
        }

        var scored = batch.Results.Count(entry => entry.Result.Outcome is Outcome.Scored);
        if (batch.Results.Count > 0 && batch.ReachedEnd && scored < plan.RequiredCoverage * batch.Results.Count)
        {
            var reason = batch.Results.Select(entry => entry.Result.Outcome).OfType<Outcome.Unscored>().First().Reason;
            throw SkillOptException.ProviderFailed(
                $"Stage {plan.Stage}: {batch.Results.Count - scored} of {batch.Results.Count} attempts gave no score"
                    + $"; the first: {reason.TrimEnd('.')}. Nothing was decided on them. Mend the target and run the same command again: "
                    + "everything finished is kept."
            );
        }

        foreach (var entry in batch.Results)
        {
            plan.Tally.Add(entry);
        }

        foreach (var entry in batch.NewUnscored())
        {
            ledger.Append(entry);
        }
    }

    private void ThrowWhyStopped()
    {
        if (ledger.SpaceLow)
        {
            throw SkillOptException.StorageFailed(
                "The disk is full. Everything that was in flight is recorded; free some space and run the same command again."
            );
        }

        throw new OperationCanceledException("The run was asked to stop.", stop);
    }

    private static RolloutEntry Entry(LedgerKey key, RolloutRequest request, ExecutedRollout done, long milliseconds) =>
        new(key, request.Skill.Hash, request.Item.Id, request.Replicate, done.Result, done.Usage, milliseconds)
        {
            JudgeUsage = done.JudgeUsage,
        };

    private static RolloutEntry WithoutTrajectory(RolloutEntry entry) =>
        entry with
        {
            Result = entry.Result with { Trajectory = [] },
        };
}
