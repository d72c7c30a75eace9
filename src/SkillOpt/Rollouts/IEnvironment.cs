using Microsoft.Extensions.AI;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Rollouts;

/// <summary>How the target works on one item with a skill, and how the result is scored.</summary>
public interface IEnvironment
{
    /// <summary>
    /// Everything besides skill, item and model that can change a result: the name and settings of the environment,
    /// its prompts and scorer. A rollout is reused only under the same fingerprint.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Runs the target once. A failed call may throw; the caller records it as unscored.</summary>
    /// <param name="request">The skill, the item and which repetition this is.</param>
    /// <param name="target">The frozen model; every call through it is counted.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    Task<RolloutResult> RunAsync(RolloutRequest request, IChatClient target, CancellationToken cancellationToken);
}

/// <summary>One attempt to make.</summary>
/// <param name="Skill">The skill in the target's context.</param>
/// <param name="Item">The task.</param>
/// <param name="Replicate">Which repetition of the same skill and item, from 0.</param>
public sealed record RolloutRequest(Skill Skill, TaskItem Item, int Replicate = 0);
