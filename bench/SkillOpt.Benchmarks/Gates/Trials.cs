using System.Collections.Concurrent;
using System.Diagnostics;
using SkillOpt.Scripted.World;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>Many runs, as many at a time as there are processors. Their order has no influence on them.</summary>
internal static class Trials
{
    /// <summary>How often the optimizer names the true cause.</summary>
    public static readonly double[] Diagnoses = [0.15, 0.35, 0.55, 0.75, 0.95];

    /// <summary>Every arm in the same worlds, with every diagnosis quality.</summary>
    /// <param name="arms">What is compared.</param>
    /// <param name="selection">Selection items.</param>
    /// <param name="settings">Numbers of the worlds.</param>
    /// <param name="batch">Training items of a step.</param>
    public static Task<IReadOnlyList<GateTrialResult>> RunAsync(
        IReadOnlyList<GateArm> arms,
        int selection,
        IReadOnlyList<int> settings,
        int batch
    ) =>
        ForEachAsync(
            $"{selection} selection items",
            settings,
            async setting =>
            {
                var world = new SimulatedWorld(WorldSetting.Draw(setting), GateTrial.Train, selection);
                var results = new List<GateTrialResult>();
                foreach (var diagnosis in Diagnoses)
                {
                    foreach (var arm in arms)
                    {
                        results.Add(await new GateTrial(setting, selection, diagnosis, arm, batch).RunAsync(world));
                    }
                }

                return results;
            }
        );

    /// <summary>Runs whose edits change nothing.</summary>
    public static Task<IReadOnlyList<(GateArm Arm, NullTrial Result)>> RunNullAsync(
        IReadOnlyList<GateArm> arms,
        int selection,
        IReadOnlyList<int> settings
    ) =>
        ForEachAsync(
            $"edits without effect, {selection} selection items",
            settings,
            async setting =>
            {
                var results = new List<(GateArm, NullTrial)>();
                foreach (var arm in arms)
                {
                    results.Add((arm, await NullTrial.RunAsync(setting, selection, arm)));
                }

                return results;
            }
        );

    /// <summary>Runs whose edits change nothing, up to the release verdict.</summary>
    public static Task<IReadOnlyList<ReleaseTrial>> RunReleasesAsync(int selection, IReadOnlyList<int> settings) =>
        ForEachAsync(
            $"release verdicts, {selection} selection items",
            settings,
            async setting => new List<ReleaseTrial> { await ReleaseTrial.RunAsync(setting, selection) }
        );

    private static async Task<IReadOnlyList<T>> ForEachAsync<T>(
        string what,
        IReadOnlyList<int> settings,
        Func<int, Task<List<T>>> run
    )
    {
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var done = new ConcurrentDictionary<int, List<T>>();
        await Parallel.ForEachAsync(settings, async (setting, _) => done[setting] = await run(setting));
        T[] results = [.. settings.SelectMany(setting => done[setting])];
        var used = Environment.CpuUsage.TotalTime - before;
        await Console.Error.WriteLineAsync(
            FormattableString.Invariant(
                $"{what}: {results.Length} runs, {results.Length / watch.Elapsed.TotalMinutes:0} a minute, {used.TotalMilliseconds / results.Length:0} ms of processor time each"
            )
        );
        return results;
    }
}
