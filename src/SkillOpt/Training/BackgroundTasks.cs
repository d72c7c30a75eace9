namespace SkillOpt.Training;

/// <summary>
/// Work that runs beside the loop. Before the run record is closed, whatever is still under way is waited for, so that
/// its results are not lost.
/// </summary>
internal sealed class BackgroundTasks
{
    private readonly List<Task> tasks = [];

    public Task<T> Track<T>(Task<T> task)
    {
        // Finished work is let go: its trajectories would stay in memory to the end of the run.
        tasks.RemoveAll(known => known.IsCompleted);
        tasks.Add(task);
        return task;
    }

    public async Task SettleAsync()
    {
        foreach (var task in tasks)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
