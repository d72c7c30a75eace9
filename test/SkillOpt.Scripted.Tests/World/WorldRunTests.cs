using SkillOpt.Gating;
using SkillOpt.Scripted.World;
using SkillOpt.Training;

namespace SkillOpt.Scripted.Tests.World;

public sealed class WorldRunTests
{
    [Fact]
    public async Task A_run_is_the_same_whenever_it_is_made()
    {
        var (first, second) = (await Run(3).ExecuteAsync(), await Run(3).ExecuteAsync());

        second.States.ShouldBe(first.States);
        second.Verdicts.ShouldBe(first.Verdicts);
        first.States.ShouldContain(state => state.Candidate != null);
    }

    [Fact]
    public async Task A_run_ends_when_its_attempts_are_used_up_and_counts_what_was_finished_before()
    {
        const int Budget = 600;

        var whole = await Run(3).ExecuteAsync();
        var cut = await (Run(3) with { Budget = Budget }).ExecuteAsync();

        cut.Rollouts.ShouldBe(Budget);
        cut.States.ShouldBe(whole.States.Where(state => state.Rollouts < Budget));
    }

    [Fact]
    public async Task An_optimizer_that_is_mostly_right_gains_more_than_one_that_is_mostly_wrong()
    {
        double good = 0,
            bad = 0;
        for (var number = 1; number < 16; number += 2)
        {
            good += await Gain(Run(number, diagnosis: 0.95));
            bad += await Gain(Run(number, diagnosis: 0.15));
        }

        good.ShouldBeGreaterThan(bad + (8 * 0.1));
    }

    [Fact]
    public async Task Strict_with_exact_stopping_decides_as_with_full_evaluation_for_at_most_65_percent_of_the_rollouts()
    {
        var (exact, full) = (0, 0);
        for (var number = 1; number < 16; number += 2)
        {
            var stopped = Run(number, diagnosis: 0.75, epochs: 16);
            var stop = await stopped.ExecuteAsync();
            var whole = await (
                stopped with
                {
                    Options = stopped.Options with
                    {
                        Evaluation = stopped.Options.Evaluation with { EarlyStop = false },
                    },
                }
            ).ExecuteAsync();

            Decisions(stop).ShouldBe(Decisions(whole));
            exact += stop.SelectionRollouts - 40;
            full += whole.SelectionRollouts - 40;
        }

        (exact / (double)full).ShouldBeLessThanOrEqualTo(0.65);
    }

    [Theory]
    [InlineData(GateKind.Strict, 0.3, 0.5)]
    [InlineData(GateKind.Race, 0.2, 0.4)]
    [InlineData(GateKind.Auto, 0.2, 0.4)]
    [InlineData(GateKind.Paired, 0, 0.05)]
    [InlineData(GateKind.DeadBand, 0.45, 0.7)]
    public async Task The_same_skill_under_another_name_passes_a_gate_as_often_as_it_should(
        GateKind gate,
        double least,
        double most
    )
    {
        var (passed, runs) = (0, 100);
        for (var number = 1; number < 2 * runs; number += 2)
        {
            var run = Run(number, gate: gate, lengthCost: 0);
            var trace = await (
                run with
                {
                    // The check would turn most of them away before the gate.
                    Options = run.Options with
                    {
                        Optimizer = run.Options.Optimizer with { CheckEdits = false },
                    },
                    Optimizer = new() { NullOnly = true },
                    Budget = 400,
                }
            ).ExecuteAsync();
            var first = trace.States[1];
            first.Candidate.ShouldNotBeNull();
            passed += first.Current == first.Candidate ? 1 : 0;
        }

        (passed / (double)runs).ShouldBeInRange(least, most);
    }

    private static IEnumerable<(string, string, double)> Decisions(WorldTrace trace) =>
        trace.States.Zip(trace.Verdicts, (state, verdict) => (state.Current, verdict.Action, verdict.CurrentScore));

    private static async Task<double> Gain(WorldRun run)
    {
        var trace = await run.ExecuteAsync();
        return run.World.TrueScore(run.World.Read(trace.States[^1].Best))
            - run.World.TrueScore(run.World.Read(trace.States[0].Best));
    }

    private static WorldSetting Setting(int number, double? lengthCost)
    {
        var setting = WorldSetting.Draw(number);
        return setting with { LengthCost = lengthCost ?? setting.LengthCost };
    }

    private static WorldRun Run(
        int number,
        double diagnosis = 0.75,
        int epochs = 4,
        GateKind gate = GateKind.Strict,
        double? lengthCost = null
    ) =>
        new(
            new SimulatedWorld(Setting(number, lengthCost), train: 80, selection: 40),
            WorldRun.Lean(
                new TrainingOptions
                {
                    Train = new() { NumEpochs = epochs, BatchSize = 16 },
                    Evaluation = new() { Gate = gate },
                }
            ),
            new WorldOptimizerOptions { Diagnosis = diagnosis }
        );
}
