using Microsoft.Extensions.AI;
using SkillOpt.Harnesses.Workspaces;

namespace SkillOpt.Harnesses;

/// <summary>How a target works in a folder: a loop of tools in this process, or an agent program.</summary>
internal interface IHarness
{
    /// <summary>As in <c>model.target</c>: <c>tools</c>, <c>codex</c>, <c>claude-code</c> ...</summary>
    string Name { get; }

    /// <summary>Everything of the harness that can change a result, besides the target's own name.</summary>
    string Fingerprint { get; }

    /// <summary>The version of the program behind it; null when there is none, or before it is known.</summary>
    string? Version => null;

    /// <summary>The most calls of the target in one attempt.</summary>
    int TargetCalls { get; }

    /// <summary>Where the skill goes in a workspace.</summary>
    SkillPlace SkillPlace { get; }

    /// <summary>
    /// Which isolation is in force, in words for the record; a result must not depend on it. Known after the first call.
    /// </summary>
    string Isolation { get; }

    /// <summary>Finds what it needs, before anything is paid for.</summary>
    /// <exception cref="Errors.SkillOptException">Kind Usage: the program is missing; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Lets the target work once.</summary>
    /// <param name="workspace">The folder, made for this attempt.</param>
    /// <param name="prompt">What it is told; the task itself is in the folder.</param>
    /// <param name="target">The target, guarded: every call is counted, limited and tried again if it may pass.</param>
    /// <param name="cancellationToken">Ends the attempt with everything it has started.</param>
    Task<HarnessReply> WorkAsync(
        Workspace workspace,
        string prompt,
        IChatClient target,
        CancellationToken cancellationToken
    );
}
