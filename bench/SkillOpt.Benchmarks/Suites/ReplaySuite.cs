using SkillOpt.Benchmarks.Measuring;
using SkillOpt.Benchmarks.Simulation;
using SkillOpt.Prompts;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Suites;

/// <summary>Opens and replays a finished run of 100,000 rollouts.</summary>
internal static class ReplaySuite
{
    private const int Runs = 3;

    public static async Task RunAsync()
    {
        using var workspace = new Workspace();
        var world = new RuleWorld(400, 4000, 28_000)
        {
            Latencies = Latencies.None,
            Options = new()
            {
                Train = new() { NumEpochs = 1 },
                Evaluation = new() { EarlyStop = false },
                Rollouts = new() { Workers = 64 },
            },
        };
        var directory = workspace.Run("replay");
        var (first, made) = await Sample.OfAsync(() => SkillTrainer.RunAsync(world.Job(directory).Job));

        var opened = new List<double>();
        var replayed = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var again = world.Job(directory);
            var (_, open) = await Sample.OfAsync(() => Task.FromResult(Open(again.Job)));
            var (second, whole) = await Sample.OfAsync(() => SkillTrainer.RunAsync(again.Job));
            if (again.Target.Calls + again.Optimizer.Calls > 0 || second.BestSkill.Hash != first.BestSkill.Hash)
            {
                throw new InvalidOperationException("The replay called a model, or ended with another skill.");
            }

            opened.Add(open.Wall.TotalSeconds);
            replayed.Add(whole.Wall.TotalSeconds);
        }

        var ledger = new FileInfo(Path.Join(directory, RunFiles.Ledger));
        new MarkdownTable("rollouts", "ledger", "first run", "open", "open and replay", "required", "runs")
            .Row(
                Format.Count(first.Usage["target"].Calls),
                Format.MegaBytes(ledger.Length),
                Format.Seconds(made.Wall),
                $"{opened.Median():0.00} s",
                $"{replayed.Median():0.00} s",
                "< 5 s",
                Runs
            )
            .Print("Replay of a finished run");
    }

    private static int Open(TrainingJob job)
    {
        var executor = new LocalRolloutExecutor(
            job.Environment,
            job.Target,
            job.TargetName!,
            job.Options.Rollouts,
            job.TimeProvider
        );
        var fingerprint = JobFingerprint.Of(job, PromptSet.Load(null), executor, job.OptimizerName!);
        using var store = DirectoryRunStore.Open(job.RunDirectory!, fingerprint, job.TimeProvider);
        return store.Ledger.Count;
    }
}
