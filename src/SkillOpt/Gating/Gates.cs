using SkillOpt.Statistics;
using SkillOpt.Training;

namespace SkillOpt.Gating;

/// <summary>The gate that the options ask for.</summary>
internal static class Gates
{
    // From so many items on, one pass over the split says enough and stops early often enough.
    private const int ManyItems = 100;

    /// <summary>Whether noise is measured before training: on request, or where the choice of a gate depends on it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="items">Items of the selection split that are used.</param>
    public static bool MeasuresNoise(TrainingJob job, int items) =>
        NeedsNoise(job, items) || (job.Options.Evaluation.MeasureNoise ?? job.Options.Evaluation.Replicates > 1);

    /// <summary>Whether the run may be a race, as far as that can be known before it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="items">Items of the selection split that are used.</param>
    public static bool MayRace(TrainingJob job, int items) =>
        job is { Gate: null, Options.Evaluation: { UseGate: true, Gate: GateKind.Race } } || NeedsNoise(job, items);

    /// <summary>
    /// With many items <c>auto</c> is strict whatever the noise, and a deterministic target has none: there nothing is
    /// paid for to find out.
    /// </summary>
    private static bool NeedsNoise(TrainingJob job, int items) =>
        job is { Gate: null, IsDeterministic: false, Options.Evaluation: { UseGate: true, Gate: GateKind.Auto } }
        && items < ManyItems;

    /// <summary>Before the noise is known, or where nothing depends on it: under <c>auto</c> the strict gate.</summary>
    public static IGate Of(EvaluationOptions options) => Of(options, options.Gate);

    /// <summary>With the noise that was seen, <c>auto</c> can choose.</summary>
    /// <param name="options">The options.</param>
    /// <param name="items">Items of the selection split.</param>
    /// <param name="noise">What two measurements of the initial skill said.</param>
    public static IGate Of(EvaluationOptions options, int items, NoiseEstimate noise) =>
        Of(options, options.Gate == GateKind.Auto ? Choose(items, noise) : options.Gate);

    /// <summary>Without noise, or with many items, the strict gate is right and cheap; else luck would decide under it.</summary>
    public static GateKind Choose(int items, NoiseEstimate noise) =>
        noise.Flips == 0 || items >= ManyItems ? GateKind.Strict : GateKind.Race;

    private static IGate Of(EvaluationOptions options, GateKind kind) =>
        ConstrainedGate.Around(
            kind switch
            {
                GateKind.Race => new RaceGate(new RaceRules { Passes = options.RacePasses * options.Replicates }),
                GateKind.Paired => new PairedGate(options.GateLevel, options.EarlyStop),
                GateKind.DeadBand => new DeadBandGate(options.DeadBand, options.EarlyStop),
                _ => new StrictGate(options.EarlyStop),
            },
            options
        );
}
