using SkillOpt.Gating;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>What is compared, a line each.</summary>
internal static class GateArms
{
    public static readonly GateArm StrictFull = new(
        "strict, full evaluation",
        o => Evaluation(o, e => e with { EarlyStop = false })
    );

    public static readonly GateArm Strict = new("strict, exact stop", o => o);

    // One selection item keeps the trainer from paying for measurements that nothing reads.
    public static readonly GateArm None = new(
        "no gate",
        o => Evaluation(o, e => e with { UseGate = false, SelEnvNum = 1 })
    )
    {
        ReleasesLast = true,
    };

    public static readonly GateArm NoneBest = new(
        "no gate, best measured kept",
        o => Evaluation(o, e => e with { UseGate = false })
    );

    public static readonly GateArm Race = new("race", o => Evaluation(o, e => e with { Gate = GateKind.Race }));

    // Its measurement of the noise and its check of edits are paid for from the same rollouts.
    public static readonly GateArm Auto = new(
        "auto (default)",
        o => Evaluation(o, e => e with { Gate = GateKind.Auto })
    );

    public static readonly GateArm Paired = new("paired", o => Evaluation(o, e => e with { Gate = GateKind.Paired }));

    public static readonly GateArm DeadBand = new(
        "dead band",
        o => Evaluation(o, e => e with { Gate = GateKind.DeadBand })
    );

    // The most that any gate could reach on these items.
    public static readonly GateArm Oracle = new("exact scores, free", o => o) { KnowsWorth = true };

    /// <summary>The first is what the others are compared with.</summary>
    public static readonly IReadOnlyList<GateArm> Gates =
    [
        StrictFull,
        Strict,
        Auto,
        Race,
        Paired,
        DeadBand,
        None,
        NoneBest,
        Oracle,
    ];

    /// <summary>Those that can turn a candidate away.</summary>
    public static readonly IReadOnlyList<GateArm> Judging = [.. Gates.Except([None, NoneBest, Oracle])];

    public static readonly IReadOnlyList<GateArm> Ablations =
    [
        Strict with
        {
            Name = "reference",
        },
        new(
            "no budget (every merged edit)",
            o => Optimizer(o, p => p with { LrControlMode = LearningRateControl.None })
        ),
        new("no rejected-edit memory", o => o) { Optimizer = p => p with { MindsRejectedEdits = false } },
        new("no slow update", o => Optimizer(o, p => p with { UseSlowUpdate = false })),
        new("forced slow update", o => Optimizer(o, p => p with { SlowUpdateGateWithSelection = false })),
        .. new[] { 1, 2, 4, 8, 16 }.Select(rate => new GateArm(
            $"learning rate {rate}",
            o => Optimizer(o, p => p with { LearningRate = rate, LrScheduler = LearningRateSchedule.Constant })
        )),
        .. new[] { LearningRateSchedule.Constant, LearningRateSchedule.Linear, LearningRateSchedule.Cosine }.Select(
            schedule => new GateArm(
                $"schedule {schedule} from 8",
                o => Optimizer(o, p => p with { LearningRate = 8, LrScheduler = schedule })
            )
            {
                Epochs = 8,
            }
        ),
    ];

    private static TrainingOptions Evaluation(
        TrainingOptions options,
        Func<EvaluationOptions, EvaluationOptions> change
    ) => options with { Evaluation = change(options.Evaluation) };

    private static TrainingOptions Optimizer(
        TrainingOptions options,
        Func<OptimizerOptions, OptimizerOptions> change
    ) => options with { Optimizer = change(options.Optimizer) };
}
