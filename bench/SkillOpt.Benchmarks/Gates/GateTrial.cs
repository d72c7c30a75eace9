using SkillOpt.Gating;
using SkillOpt.Scripted.World;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>One run of one arm in one world.</summary>
/// <param name="Setting">Number of the world.</param>
/// <param name="Selection">Selection items.</param>
/// <param name="Diagnosis">How often the optimizer is right.</param>
/// <param name="Arm">What is tried.</param>
/// <param name="Batch">Training items of a step.</param>
internal sealed record GateTrial(int Setting, int Selection, double Diagnosis, GateArm Arm, int Batch)
{
    public const int Train = 80;
    public const int UsualBatch = 16;

    // More than any budget lasts for.
    private const int MostEpochs = 40;

    /// <summary>Rollouts that a run may use, training included: about as many as make the published gate converge.</summary>
    public int Budget => Arm.Epochs is null ? BudgetOf(Selection) : int.MaxValue;

    public static int BudgetOf(int selection) =>
        selection switch
        {
            <= 18 => 1500,
            <= 40 => 2000,
            <= 100 => 3000,
            _ => 4000,
        };

    public static TrainingOptions Options(int seed, int epochs, int batch = UsualBatch) =>
        WorldRun.Lean(
            new TrainingOptions
            {
                Train = new()
                {
                    NumEpochs = epochs,
                    BatchSize = batch,
                    Seed = seed,
                },
                Optimizer = new() { LrScheduler = LearningRateSchedule.Constant },
                // What the ablations hold fixed; every arm with another gate names its own.
                Evaluation = new() { Gate = GateKind.Strict },
            }
        );

    public async Task<GateTrialResult> RunAsync(SimulatedWorld world)
    {
        var run = new WorldRun(
            world,
            Arm.Options(Options(Setting, Arm.Epochs ?? MostEpochs, Batch)),
            Arm.Optimizer(new WorldOptimizerOptions { Diagnosis = Diagnosis })
        )
        {
            Budget = Budget,
            KnowsWorth = Arm.KnowsWorth,
            Gate = Arm.Gate?.Invoke(),
        };
        return GateTrialResult.Of(this, world, await run.ExecuteAsync());
    }
}
