using System.Diagnostics;

namespace SkillOpt.Benchmarks.Measuring;

/// <summary>Wall and processor time of something.</summary>
internal readonly record struct Sample(TimeSpan Wall, TimeSpan Processor)
{
    public static async Task<(T Result, Sample Sample)> OfAsync<T>(Func<Task<T>> action)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var result = await action();
        var wall = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        return (result, new Sample(wall, process.TotalProcessorTime - processor));
    }
}
