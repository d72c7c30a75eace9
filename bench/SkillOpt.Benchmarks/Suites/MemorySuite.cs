using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Benchmarks.Simulation;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Suites;

/// <summary>
/// Managed memory against the number of finished rollouts, with a run directory. It is read when an analyst is called:
/// then no rollout is under way.
/// </summary>
internal static class MemorySuite
{
    private static readonly int[] Marks = [20_000, 100_000, 200_000];

    public static async Task RunAsync(Workspace workspace)
    {
        var world = new RuleWorld(4080, 2000, 0)
        {
            Latencies = Latencies.None,
            Options = new()
            {
                Train = new() { NumEpochs = 1 },
                Evaluation = new() { EarlyStop = false },
                Rollouts = new() { Workers = 64 },
            },
        };
        var simulated = world.Job(workspace.Run("memory"));
        var heap = new List<(int Rollouts, long Bytes)>();
        using var optimizer = new SimulatedModel(
            Latencies.None.Optimizer,
            (call, messages) =>
            {
                lock (heap)
                {
                    if (heap.Count < Marks.Length && simulated.Target.Calls >= Marks[heap.Count])
                    {
                        heap.Add((simulated.Target.Calls, GC.GetTotalMemory(forceFullCollection: true)));
                    }
                }

                return RuleOptimizer.Answer(call, messages);
            }
        );
        var (_, sample) = await Sample.OfAsync(() =>
            SkillTrainer.RunAsync(simulated.Job with { Optimizer = optimizer })
        );

        var table = new MarkdownTable("finished rollouts", "managed heap", "more per rollout than the row before");
        for (var i = 0; i < heap.Count; i++)
        {
            var (rollouts, bytes) = heap[i];
            var growth = i == 0 ? "" : $"{(bytes - heap[i - 1].Bytes) / (rollouts - heap[i - 1].Rollouts)} bytes";
            table.Row(Format.Count(rollouts), Format.MegaBytes(bytes), growth);
        }

        table.Print($"Memory with a run directory ({Format.Seconds(sample.Wall)})");
    }
}
