using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Workspaces;

/// <summary>
/// An environment whose items can be worked on in a folder. Such an environment runs under every harness: it says what is
/// to be done and scores what comes back, and the harness says how the target works.
/// </summary>
internal interface IWorkspaceEnvironment : IEnvironment
{
    /// <summary>
    /// What can change a result in a folder and is not in <see cref="IEnvironment.Fingerprint"/>: the fixed words of its tasks.
    /// Goes into the fingerprint of every harness, and not into that of the environment itself.
    /// </summary>
    string TaskFingerprint => "";

    /// <summary>What an item puts into the folder. Nothing of its references may be in it.</summary>
    /// <exception cref="Errors.SkillOptException">Kind Data: the item's files cannot be read.</exception>
    Task<WorkspaceTask> PoseAsync(TaskItem item, CancellationToken cancellationToken);

    /// <summary>Scores what came back.</summary>
    /// <param name="attempt">The final answer and the folder as the target left it.</param>
    /// <param name="judge">The judge's model; null when the run has none.</param>
    /// <param name="cancellationToken">Cancels the scoring.</param>
    Task<RolloutResult> ScoreAsync(WorkspaceAttempt attempt, IChatClient? judge, CancellationToken cancellationToken);
}
