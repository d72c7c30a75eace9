using SkillOpt.EpochUpdates;
using SkillOpt.Reflection;

namespace SkillOpt.Training;

/// <summary>Section <c>optimizer</c>: learning rate, update mode and epoch-end updates.</summary>
public sealed record OptimizerOptions
{
    private readonly int? minLearningRate;

    /// <summary>The most edits one step may apply, where a schedule starts; at least 1.</summary>
    /// <value>The default is 4.</value>
    public int LearningRate { get; init; } = 4;

    /// <summary>Where a falling schedule ends; at least 1, at most <see cref="LearningRate"/>.</summary>
    /// <value>The default is 2, or 1 if <see cref="LearningRate"/> is 1.</value>
    public int MinLearningRate
    {
        get => minLearningRate ?? Math.Clamp(LearningRate, 1, 2);
        init => minLearningRate = value;
    }

    /// <summary>How the learning rate falls over the steps of the run.</summary>
    /// <value>The default is <see cref="LearningRateSchedule.Cosine"/>.</value>
    public LearningRateSchedule LrScheduler { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>Who sets the learning rate.</summary>
    /// <value>The default is <see cref="LearningRateControl.Fixed"/>.</value>
    public LearningRateControl LrControlMode { get; init; } = LearningRateControl.Fixed;

    /// <summary>
    /// Whether analysts are told of each rejected edit of the epoch what all measurements say of it alone, not only of
    /// the step it was a part of.
    /// </summary>
    /// <value>The default is <see langword="false"/>, as published.</value>
    public bool UseEditCredit { get; init; }

    /// <summary>
    /// Whether edits are first tried on the failures that they were written for: an edit that prevents none of them is
    /// dropped, the others wait until a few can go to the gate together. Only in update mode <c>patch</c>.
    /// </summary>
    /// <value>The default is null: where <see cref="Gating.EvaluationOptions.Gate"/> is <c>auto</c>.</value>
    public bool? CheckEdits { get; init; }

    /// <summary>How proposals become a new skill.</summary>
    /// <value>The default is <see cref="SkillUpdateMode.Patch"/>.</value>
    public SkillUpdateMode SkillUpdateMode { get; init; } = SkillUpdateMode.Patch;

    /// <summary>Whether longitudinal guidance is written into the skill at the end of an epoch.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseSlowUpdate { get; init; } = true;

    /// <summary>Training items compared under the previous and the current epoch's skill; at least 1.</summary>
    /// <value>The default is 20.</value>
    public int SlowUpdateSamples { get; init; } = 20;

    /// <summary>
    /// Whether the slow update passes the gate. <see langword="false"/> writes it whatever it does (the published
    /// default) and records it as forced.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool SlowUpdateGateWithSelection { get; init; } = true;

    /// <summary>Which compared items the slow update sees.</summary>
    /// <value>The default is <see cref="PairPolicy.Mixed"/>.</value>
    public PairPolicy LongitudinalPairPolicy { get; init; } = PairPolicy.Mixed;

    /// <summary>Whether the optimizer keeps a memory across epochs. It never ships.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseMetaSkill { get; init; } = true;

    /// <summary>Whether analysts tell a defect of the skill from a lapse in following it.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UseSkillAwareReflection { get; init; }

    /// <summary>Which trajectories may add appendix notes.</summary>
    /// <value>The default is <see cref="AppendixSource.Both"/>.</value>
    public AppendixSource SkillAwareAppendixSource { get; init; } = AppendixSource.Both;

    /// <summary>The number of appendix notes above which they are consolidated by one call; 0 never.</summary>
    /// <value>The default is 0.</value>
    public int SkillAwareConsolidateThreshold { get; init; }

    /// <summary>
    /// Whether an edit is dropped that copies a run of words from a training item's reference (5 words, or all of a
    /// shorter telling one), input (8) or check (5). Runs that three items share, or the skill has already, do not count.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool LeakGuard { get; init; } = true;
}
