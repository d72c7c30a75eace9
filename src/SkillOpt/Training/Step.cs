using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>A step of the plan.</summary>
/// <param name="Number">From 1 through the whole run.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="InEpoch">From 1.</param>
/// <param name="Batches">One for each accumulation round; the last step of an epoch may have fewer.</param>
internal sealed record Step(int Number, int Epoch, int InEpoch, IReadOnlyList<TrainBatch> Batches);
