using SkillOpt.Models;

namespace SkillOpt.Rollouts;

/// <summary>What a batch of rollouts is for.</summary>
/// <param name="Stage">Shown while it runs.</param>
/// <param name="Tally">Where the step or epoch update that needs the results books their usage.</param>
internal sealed record RolloutPlan(string Stage, UsageTally Tally)
{
    public Priority Priority { get; init; } = Priority.Urgent;

    /// <summary>Whether the caller reads trajectories; they are dropped otherwise, so that memory does not grow.</summary>
    public bool KeepTrajectories { get; init; }

    /// <summary>
    /// The least share of scored results; below it the batch fails as a whole and its unscored results are not
    /// recorded, so that they are tried again when the run is resumed. By default one scored result is enough.
    /// </summary>
    public double RequiredCoverage { get; init; } = double.Epsilon;

    /// <summary>Called with each outcome in item order; true ends the batch with that item as its last.</summary>
    public Func<Outcome, bool>? IsDecided { get; init; }
}
