using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Reflection;
using SkillOpt.Rollouts;

namespace SkillOpt.Training;

/// <summary>
/// Everything a training run can be told, with the published defaults but for the gate. Sections and names are those of the
/// configuration file (<c>train.num_epochs</c> is <c>Train.NumEpochs</c>).
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Epochs, batches and the seed.</summary>
    public TrainOptions Train { get; init; } = new();

    /// <summary>Reflection and aggregation.</summary>
    public GradientOptions Gradient { get; init; } = new();

    /// <summary>Learning rate, update mode and the epoch-end updates.</summary>
    public OptimizerOptions Optimizer { get; init; } = new();

    /// <summary>The gate and the final test.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>How rollouts are carried out.</summary>
    public RolloutOptions Rollouts { get; init; } = new();

    /// <summary>What the run may spend. May change when a run is continued.</summary>
    public BudgetOptions Budget { get; init; } = new();
}
