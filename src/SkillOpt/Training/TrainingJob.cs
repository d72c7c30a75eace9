using Microsoft.Extensions.AI;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>One training run: what to train, on what, with whom, and where its record goes.</summary>
public sealed record TrainingJob
{
    /// <summary>The skill to start from.</summary>
    /// <value>The default is the empty skill.</value>
    public Skill InitialSkill { get; init; } = Skill.Empty;

    /// <summary>The items in their three splits.</summary>
    public required TaskSplits Splits { get; init; }

    /// <summary>How the target works on an item and how it is scored.</summary>
    public required IEnvironment Environment { get; init; }

    /// <summary>The frozen model that works on the items. Not disposed.</summary>
    public required IChatClient Target { get; init; }

    /// <summary>The model that reads trajectories and proposes edits. Not disposed.</summary>
    public required IChatClient Optimizer { get; init; }

    /// <summary>The model that scores answers by a rubric; null when the environment asks none. Not disposed.</summary>
    public IChatClient? Judge { get; init; }

    /// <summary>
    /// The target with its parameters, such as <c>openai/gpt-5.5 temperature=0</c>: part of the key of every rollout.
    /// </summary>
    /// <value>The default is the client's own provider and model name.</value>
    public string? TargetName { get; init; }

    /// <summary>The optimizer with its parameters: part of the key of every optimizer call.</summary>
    /// <value>The default is the client's own provider and model name.</value>
    public string? OptimizerName { get; init; }

    /// <summary>The judge with its parameters: part of the key of every rollout of a run with a judge.</summary>
    /// <value>The default is the client's own provider and model name.</value>
    public string? JudgeName { get; init; }

    /// <summary>Tries, time limits and the endpoint's limits of the target's calls.</summary>
    public ModelCallOptions TargetCalls { get; init; } = new();

    /// <summary>Tries, time limits and the endpoint's limits of the optimizer's calls.</summary>
    public ModelCallOptions OptimizerCalls { get; init; } = new();

    /// <summary>Tries, time limits and the endpoint's limits of the judge's calls.</summary>
    public ModelCallOptions JudgeCalls { get; init; } = new();

    /// <summary>What the target's tokens cost; null when unknown. Needed for a limit on cost.</summary>
    public ModelPrice? TargetPrice { get; init; }

    /// <summary>What the optimizer's tokens cost; null when unknown. Needed for a limit on cost.</summary>
    public ModelPrice? OptimizerPrice { get; init; }

    /// <summary>What the judge's tokens cost; null when unknown. Needed for a limit on cost.</summary>
    public ModelPrice? JudgePrice { get; init; }

    /// <summary>
    /// Whether every attempt at an item with the same skill is known to end the same, as with a program in the target's
    /// place. Then <see cref="GateKind.Auto"/> is strict without measuring the noise. A model is not deterministic, at
    /// temperature 0 neither.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsDeterministic { get; init; }

    /// <summary>Options, with the published defaults but for the gate, which is chosen by noise and size.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Where the run record goes; a run that is there already is resumed. Null keeps everything in memory.</summary>
    public string? RunDirectory { get; init; }

    /// <summary>
    /// Runs from the ledger of <see cref="RunDirectory"/> alone: no model is called. The first call or rollout that
    /// the ledger does not hold ends the run with an error of kind Data that names it, before anything is written.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Offline { get; init; }

    /// <summary>A folder whose Markdown files replace the built-in prompts of the same name; null for none.</summary>
    public string? PromptDirectory { get; init; }

    /// <summary>A copy of the configuration for the run record, without secrets; null for none.</summary>
    public string? ConfigurationText { get; init; }

    /// <summary>The gate; null for the one that the options name.</summary>
    internal IGate? Gate { get; init; }

    /// <summary>Where rollouts run; null for this process.</summary>
    internal IRolloutExecutor? Executor { get; init; }

    /// <summary>The clock for delays, time-outs and recorded times. Nothing is decided by it.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Asks the run to start nothing new, let what is in flight finish, record it and stop.</summary>
    public CancellationToken StopRequested { get; init; }
}
