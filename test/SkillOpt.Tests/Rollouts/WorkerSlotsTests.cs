using SkillOpt.Rollouts;

namespace SkillOpt.Tests.Rollouts;

public sealed class WorkerSlotsTests
{
    [Fact]
    public async Task As_many_as_there_are_get_a_slot_at_once_and_the_next_waits()
    {
        var slots = new WorkerSlots(2);
        await slots.AcquireAsync(Priority.Background, TestContext.Current.CancellationToken);
        await slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken);

        var third = slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken).AsTask();

        third.IsCompleted.ShouldBeFalse();
        slots.Release();
        await third;
    }

    [Fact]
    public async Task Urgent_work_goes_first_and_each_kind_in_the_order_it_came()
    {
        var slots = new WorkerSlots(1);
        await slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken);
        Task[] waiting =
        [
            slots.AcquireAsync(Priority.Background, TestContext.Current.CancellationToken).AsTask(),
            slots.AcquireAsync(Priority.Background, TestContext.Current.CancellationToken).AsTask(),
            slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken).AsTask(),
            slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken).AsTask(),
        ];

        var left = waiting.ToList();
        foreach (var expected in (int[])[2, 3, 0, 1])
        {
            slots.Release();
            var next = await Task.WhenAny(left);
            Array.IndexOf(waiting, next).ShouldBe(expected);
            left.Remove(next);
        }
    }

    [Fact]
    public async Task Who_stops_waiting_takes_no_slot_with_it()
    {
        var slots = new WorkerSlots(1);
        await slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource();
        var gone = slots.AcquireAsync(Priority.Urgent, cancel.Token).AsTask();
        var stays = slots.AcquireAsync(Priority.Background, TestContext.Current.CancellationToken).AsTask();

        await cancel.CancelAsync();
        slots.Release();

        await Should.ThrowAsync<OperationCanceledException>(gone);
        await stays;
    }

    [Fact]
    public async Task A_cancelled_request_gets_no_slot_even_when_one_is_free()
    {
        var slots = new WorkerSlots(1);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(slots.AcquireAsync(Priority.Urgent, cancel.Token).AsTask());
        await slots.AcquireAsync(Priority.Urgent, TestContext.Current.CancellationToken);
    }
}
