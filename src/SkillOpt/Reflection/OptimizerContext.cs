using SkillOpt.Skills;

namespace SkillOpt.Reflection;

/// <summary>What most optimizer calls of a step share.</summary>
/// <param name="Skill">The current skill.</param>
/// <param name="PreviousSteps">The settled steps of the epoch, in order.</param>
/// <param name="Memory">The optimizer's memory; blank for none.</param>
internal sealed record OptimizerContext(Skill Skill, IReadOnlyList<StepMemory> PreviousSteps, string Memory = "");
