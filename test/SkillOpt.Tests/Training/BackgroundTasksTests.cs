using System.Runtime.CompilerServices;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class BackgroundTasksTests
{
    [Fact]
    public async Task Settling_waits_for_what_is_under_way_and_not_for_its_success()
    {
        var background = new BackgroundTasks();
        var slow = new TaskCompletionSource<int>();
        _ = background.Track(Task.FromException<int>(new InvalidOperationException()));
        _ = background.Track(slow.Task);

        var settling = background.SettleAsync();

        settling.IsCompleted.ShouldBeFalse();
        slow.SetResult(1);
        await settling;
    }

    [Fact]
    public void The_result_of_a_finished_task_is_not_kept()
    {
        var background = new BackgroundTasks();
        var result = TrackFinished(background);

        _ = background.Track(new TaskCompletionSource<int>().Task);
        GC.Collect();

        result.IsAlive.ShouldBeFalse();
        GC.KeepAlive(background);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference TrackFinished(BackgroundTasks background)
    {
        var result = new object();
        _ = background.Track(Task.FromResult(result));
        return new WeakReference(result);
    }
}
