using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>A training batch with what came of it, in item order.</summary>
internal sealed record BatchRollouts(TrainBatch Batch, IReadOnlyList<Rollout<TrainItem>> Rollouts);
