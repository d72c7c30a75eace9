using SkillOpt.Gating;
using SkillOpt.Releases;
using SkillOpt.Scripted.World;
using SkillOpt.Training;

namespace SkillOpt.Scripted.Tests.World;

/// <summary>The promises of the release verdict, where the truth is known.</summary>
public sealed class WorldReleaseTests
{
    [Theory]
    [InlineData(18)]
    [InlineData(40)]
    public async Task Training_without_effect_is_called_an_improvement_in_at_most_5_percent_of_runs(int selection)
    {
        const int Runs = 150;
        var (improved, covered, error, released) = (0, 0, 0.0, 0);
        for (var number = 1; number < 2 * Runs; number += 2)
        {
            var (report, world) = await ReleaseAsync(number, selection, nullOnly: true);
            improved += report.Decision == ReleaseDecision.Improved ? 1 : 0;
            if (report.Selection is { } fresh)
            {
                released++;
                covered += fresh.Low <= 0 && fresh.High >= 0 ? 1 : 0;
                error += fresh.After - Worth(world, report.Skill.Text);
            }
        }

        (improved / (double)Runs).ShouldBeLessThanOrEqualTo(0.05);
        released.ShouldBeGreaterThan(Runs / 3);
        (covered / (double)released).ShouldBeGreaterThanOrEqualTo(0.93);
        (error / released).ShouldBe(0, 0.01);
    }

    [Theory]
    [InlineData(GateKind.Strict, 0.03, 0.3)]
    [InlineData(GateKind.Auto, -0.05, 0.03)]
    public async Task The_released_score_is_unbiased_and_its_interval_holds_the_true_gain_where_training_helps(
        GateKind gate,
        double leastGap,
        double mostGap
    )
    {
        const int Runs = 80;
        var (covered, error, released, gap) = (0, 0.0, 0, 0.0);
        for (var number = 1; number < 2 * Runs; number += 2)
        {
            var (report, world) = await ReleaseAsync(number, 40, nullOnly: false, gate);
            if (report.Selection is { } fresh)
            {
                var worth = Worth(world, report.Skill.Text);
                var gain = worth - Worth(world, WorldRun.InitialText);
                released++;
                covered += fresh.Low <= gain && gain <= fresh.High ? 1 : 0;
                error += fresh.After - worth;
                gap += report.SelectionGap!.Value;
            }
        }

        (covered / (double)released).ShouldBeGreaterThanOrEqualTo(0.93);
        (error / released).ShouldBe(0, 0.01);
        // What the search made up: much under the published gate, hardly anything under a race.
        (gap / released).ShouldBeInRange(leastGap, mostGap);
    }

    private static double Worth(SimulatedWorld world, string skill) => world.SelectionScore(world.Read(skill));

    private static async Task<(ReleaseReport Report, SimulatedWorld World)> ReleaseAsync(
        int number,
        int selection,
        bool nullOnly,
        GateKind gate = GateKind.Auto
    )
    {
        var setting = WorldSetting.Draw(number);
        var world = new SimulatedWorld(nullOnly ? setting with { LengthCost = 0 } : setting, train: 32, selection);
        var options = WorldRun.Lean(
            new TrainingOptions
            {
                Train = new() { NumEpochs = 3, BatchSize = 8 },
                Optimizer = new() { UseSlowUpdate = false },
            }
        );
        var run = new WorldRun(
            world,
            options with
            {
                Evaluation = options.Evaluation with { Gate = gate, EvalTest = true, Release = true },
            },
            new WorldOptimizerOptions { Diagnosis = 0.75, NullOnly = nullOnly }
        );
        var trace = await run.ExecuteAsync();
        return (trace.Result!.Release!, world);
    }
}
