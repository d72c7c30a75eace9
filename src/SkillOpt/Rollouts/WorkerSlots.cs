namespace SkillOpt.Rollouts;

/// <summary>
/// Hands out a fixed number of slots. Work that the loop waits for goes before work that is only needed later, such as
/// the final test of the initial skill.
/// </summary>
internal sealed class WorkerSlots(int count)
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> urgent = new();
    private readonly LinkedList<TaskCompletionSource> background = new();
    private int free = count;

    public async ValueTask AcquireAsync(Priority priority, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = priority == Priority.Urgent ? urgent : background;
        LinkedListNode<TaskCompletionSource> node;
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (free > 0)
            {
                free--;
                return;
            }

            node = queue.AddLast(waiter);
        }

        await using var registration = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (node.List is not null)
                {
                    node.List.Remove(node);
                    waiter.TrySetCanceled(cancellationToken);
                }
            }
        });
        await waiter.Task.ConfigureAwait(false);
    }

    public void Release()
    {
        TaskCompletionSource next;
        lock (gate)
        {
            var queue = urgent.Count > 0 ? urgent : background;
            if (queue.First is not { } node)
            {
                free++;
                return;
            }

            next = node.Value;
            queue.RemoveFirst();
        }

        next.SetResult();
    }
}

/// <summary>Who gets a free slot first.</summary>
internal enum Priority
{
    /// <summary>The loop waits for it.</summary>
    Urgent,

    /// <summary>Needed later.</summary>
    Background,
}
