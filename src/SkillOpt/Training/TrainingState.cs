using SkillOpt.Gating;
using SkillOpt.Skills;

namespace SkillOpt.Training;

/// <summary>A skill with its measurement and history.</summary>
/// <param name="Measurement">The skill on the selection split.</param>
/// <param name="Blame">Where its lines came from.</param>
/// <param name="Step">The step that made it; 0 for the initial skill.</param>
/// <param name="Origin"><c>initial_skill</c>, <c>step_0003</c>, <c>slow_update_epoch_02</c> or <c>appendix_step_0003</c>.</param>
internal sealed record MeasuredSkill(Measurement Measurement, IReadOnlyList<BlameLine> Blame, int Step, string Origin)
{
    public Skill Skill => Measurement.Skill;

    public double Score => Measurement.GateScore;
}

/// <summary>The skills that a run carries from step to step.</summary>
internal sealed record TrainingState(MeasuredSkill Current, MeasuredSkill Best)
{
    public static TrainingState Start(MeasuredSkill initial) => new(initial, initial);

    /// <summary>Makes a skill the current one, and the best one if it is strictly better than the best.</summary>
    public TrainingState Adopt(MeasuredSkill adopted) => new(adopted, adopted.Score > Best.Score ? adopted : Best);
}
