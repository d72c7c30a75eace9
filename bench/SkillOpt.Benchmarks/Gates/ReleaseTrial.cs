using SkillOpt.Releases;
using SkillOpt.Scripted.World;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>
/// A training run whose edits change nothing, under the default gate, with the release verdict at its end: whatever it
/// claims, it claims by luck.
/// </summary>
/// <param name="Decision">What it claims.</param>
/// <param name="IsCovered">Whether the interval holds the true gain, which is 0; null where training kept the initial skill.</param>
/// <param name="Bias">The released score less the expected one on the same items; null likewise.</param>
internal sealed record ReleaseTrial(ReleaseDecision Decision, bool? IsCovered, double? Bias)
{
    private const int Train = 32;

    /// <param name="setting">Number of the world.</param>
    /// <param name="selection">Selection items.</param>
    public static async Task<ReleaseTrial> RunAsync(int setting, int selection)
    {
        var world = new SimulatedWorld(WorldSetting.Draw(setting) with { LengthCost = 0 }, Train, selection);
        var options = WorldRun.Lean(
            new TrainingOptions
            {
                Train = new()
                {
                    NumEpochs = 3,
                    BatchSize = 8,
                    Seed = setting,
                },
                Optimizer = new() { UseSlowUpdate = false },
            }
        );
        var run = new WorldRun(
            world,
            options with
            {
                Evaluation = options.Evaluation with { EvalTest = true, Release = true },
            },
            new WorldOptimizerOptions { NullOnly = true }
        );
        var report = (await run.ExecuteAsync()).Result!.Release!;
        return new ReleaseTrial(
            report.Decision,
            report.Selection is { } fresh ? fresh.Low <= 0 && fresh.High >= 0 : null,
            report.Selection?.After - world.SelectionScore(world.Read(report.Skill.Text))
        );
    }
}
