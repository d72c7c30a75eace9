using SkillOpt.Errors;
using SkillOpt.Releases;

namespace SkillOpt.Cli.Measuring;

/// <summary>How a target works without a skill, with the initial and with the trained one; or why that is not known.</summary>
internal sealed record TransferRow(string Target)
{
    /// <summary>Null when the target could not be measured.</summary>
    public MeasuredSkills? Measured { get; init; }

    /// <summary>Why it could not be measured.</summary>
    public SkillOptException? Problem { get; init; }

    /// <summary>A skill's measure; null when it is not known.</summary>
    public SkillMeasure? Find(NamedSkill skill) =>
        Measured?.Report.Skills.FirstOrDefault(measure => measure.Skill.Equals(skill.Skill));

    /// <summary>The trained skill less another; null when they are the same or not known.</summary>
    public PairedResult? Gain(NamedSkill before, NamedSkill after) =>
        Measured
            ?.Report.Pairs.FirstOrDefault(pair =>
                Measured.Report.Skills[pair.Before].Skill.Equals(before.Skill)
                && Measured.Report.Skills[pair.After].Skill.Equals(after.Skill)
            )
            ?.Result;

    /// <summary>Of what a second skill shows against one of these, the smallest gain that is sure for all.</summary>
    public double? SmallestGain => Measured?.Report.Skills.Max(measure => measure.SmallestGain);
}
