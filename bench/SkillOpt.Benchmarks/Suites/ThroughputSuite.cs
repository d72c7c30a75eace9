using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Benchmarks.Simulation;

namespace SkillOpt.Benchmarks.Suites;

/// <summary>The loop without any latency: what it costs itself, and what it keeps in memory.</summary>
internal static class ThroughputSuite
{
    private const int Runs = 3;
    private const double Required = 5000;

    public static async Task RunAsync()
    {
        using var workspace = new Workspace();
        await MeasureAsync(World(200, 1000), workspace.Run("warm-up"));
        await MeasureAsync(World(200, 1000), null);
        var table = new MarkdownTable(
            "run record",
            "runs",
            "rollouts",
            "rollouts/s",
            "required",
            "processor time per rollout"
        );
        foreach (var withDirectory in (bool[])[false, true])
        {
            var measured = new List<(long Rollouts, Sample Sample)>();
            for (var run = 0; run < Runs; run++)
            {
                var directory = withDirectory ? workspace.Run($"run-{run}") : null;
                measured.Add(await MeasureAsync(World(1000, 10_000), directory));
            }

            table.Row(
                withDirectory ? "directory" : "in memory",
                Runs,
                Format.Count(measured[0].Rollouts),
                Format.Count(measured.Select(run => run.Rollouts / run.Sample.Wall.TotalSeconds).Median()),
                $">= {Format.Count(Required)}",
                Format.Milliseconds(
                    measured.Select(run => run.Sample.Processor.TotalMilliseconds / run.Rollouts).Median()
                )
            );
        }

        table.Print($"Zero latency, {Environment.ProcessorCount} processors");
        await MemorySuite.RunAsync(workspace);
    }

    private static RuleWorld World(int selection, int test) =>
        new(400, selection, test)
        {
            Latencies = Latencies.None,
            Options = new()
            {
                Train = new() { NumEpochs = 2 },
                Rollouts = new() { Workers = 64 },
            },
        };

    private static async Task<(long Rollouts, Sample Sample)> MeasureAsync(RuleWorld world, string? directory)
    {
        var job = world.Job(directory).Job;
        GC.Collect();
        var (result, sample) = await Sample.OfAsync(() => Training.SkillTrainer.RunAsync(job));
        return (result.Usage["target"].Calls, sample);
    }
}
