using SkillOpt.Tasks;

namespace SkillOpt.Scripted.World;

/// <summary>A task of a simulated world.</summary>
/// <param name="Task">What the trainer knows of it.</param>
/// <param name="Key">Tells its draws from those of other items.</param>
/// <param name="Type">Its task type, from 0.</param>
/// <param name="Ease">Logits when nothing is in its way.</param>
/// <param name="Modes">The failure modes in its way.</param>
internal sealed record WorldItem(TaskItem Task, ulong Key, int Type, double Ease, int[] Modes);
