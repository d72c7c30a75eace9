using SkillOpt.Benchmarks.CriticalPath;
using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Benchmarks.Simulation;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Suites;

/// <summary>
/// The loop against models that take time, in memory and with a run directory, both side by side since they mostly wait.
/// Latencies depend on the messages alone, so both make the same calls.
/// </summary>
internal static class LatencySuite
{
    public static Task SmallAsync() => RunAsync("small", new RuleWorld(40, 20, 140), required: 1.15, runs: 3);

    public static Task LargeAsync() => RunAsync("large", new RuleWorld(400, 200, 1400), required: 1.25, runs: 1);

    private static async Task RunAsync(string name, RuleWorld world, double required, int runs)
    {
        using var workspace = new Workspace();
        var memory = new List<Sample>();
        var directory = new List<Sample>();
        SimulatedJob recorded = null!;
        TrainingResult result = null!;
        var calls = 0;
        for (var run = 0; run < runs; run++)
        {
            recorded = world.Job(workspace.Run($"{name}-{run}"));
            var inMemory = world.Job(null);
            var (results, samples) = await SideBySideAsync(inMemory, recorded);
            RequireSame(results[0], results[1]);
            result = results[1];
            calls = inMemory.Calls + recorded.Calls;
            memory.Add(samples[0]);
            directory.Add(samples[1]);
        }

        var trace = RunTraceReader.Read(recorded.Job, recorded.Latencies);
        Print(name, world, trace, RunGraph.Of(trace), recorded, result, (memory, directory, calls), required);
    }

    private static async Task<(TrainingResult[] Results, Sample[] Samples)> SideBySideAsync(params SimulatedJob[] jobs)
    {
        var done = await Task.WhenAll(jobs.Select(job => Sample.OfAsync(() => Progress.TrainAsync(job.Job))));
        return ([.. done.Select(one => one.Result)], [.. done.Select(one => one.Sample)]);
    }

    private static void RequireSame(TrainingResult memory, TrainingResult directory)
    {
        if (
            memory.BestSkill.Hash != directory.BestSkill.Hash
            || memory.Usage["optimizer"].Calls != directory.Usage["optimizer"].Calls
        )
        {
            throw new InvalidOperationException("The two runs made different calls; their times cannot be compared.");
        }
    }

    private static void Print(
        string name,
        RuleWorld world,
        RunTrace trace,
        CallNode end,
        SimulatedJob job,
        TrainingResult result,
        (List<Sample> Memory, List<Sample> Directory, int Calls) measured,
        double required
    )
    {
        var gates = trace
            .Epochs.SelectMany(epoch => epoch.Steps)
            .Select(step => step.Gate)
            .OfType<GateTrace>()
            .ToList();
        new MarkdownTable("", "calls", "median", "p95")
            .Row(
                "target rollouts recorded",
                Format.Count(trace.Rollouts.Count),
                Of(trace.Rollouts, 0.5),
                Of(trace.Rollouts, 0.95)
            )
            .Row("optimizer calls", Format.Count(trace.Calls.Count), Of(trace.Calls, 0.5), Of(trace.Calls, 0.95))
            .Row("timer late by", "", Late(job, 0.5), Late(job, 0.95))
            .Print(
                $"{name} job: {world.Train}/{world.Selection}/{world.Test} items, {gates.Count} gates, "
                    + $"selection {Format.Percent(result.BaselineScore)} to {Format.Percent(result.BestScore)}"
            );
        new MarkdownTable("run record", "runs", "wall", "bound", "wall/bound", "required", "processor time per call")
            .Row(["in memory", .. Cells(measured.Memory, measured.Calls, end, required)])
            .Row(["directory", .. Cells(measured.Directory, measured.Calls, end, required)])
            .Print($"{name} job: wall time against the critical-path bound");
        var path = new MarkdownTable("on the critical path", "calls", "seconds", "share");
        foreach (var kind in end.Path.GroupBy(node => node.Kind).OrderByDescending(Total))
        {
            path.Row(kind.Key, kind.Count(), Format.Seconds(Total(kind)), Format.Percent(Total(kind) / end.Finish));
        }

        path.Print($"{name} job: what the bound is made of");
    }

    private static string Of<TKey>(IReadOnlyDictionary<TKey, TimeSpan> calls, double share) =>
        Format.Milliseconds(calls.Values.Select(duration => duration.TotalMilliseconds).Quantile(share));

    /// <param name="samples">Of one way of running; its processor time is that of both, which run side by side.</param>
    /// <param name="calls">Of both.</param>
    /// <param name="end">Its finish is the bound.</param>
    /// <param name="required">The largest ratio.</param>
    private static object[] Cells(List<Sample> samples, int calls, CallNode end, double required)
    {
        var wall = samples.Select(sample => sample.Wall.TotalSeconds).Median();
        return
        [
            samples.Count,
            Format.Seconds(wall),
            Format.Seconds(end.Finish),
            Format.Ratio(wall / end.Finish.TotalSeconds),
            $"<= {Format.Ratio(required)}",
            Format.Milliseconds(samples.Select(sample => sample.Processor.TotalMilliseconds / calls).Median()),
        ];
    }

    private static string Late(SimulatedJob job, double share) =>
        Format.Milliseconds(job.Target.Lateness.Concat(job.Optimizer.Lateness).Quantile(share));

    private static TimeSpan Total(IEnumerable<CallNode> nodes) =>
        nodes.Aggregate(TimeSpan.Zero, (sum, node) => sum + node.Duration);
}
