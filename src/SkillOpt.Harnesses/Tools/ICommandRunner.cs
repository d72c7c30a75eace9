using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>How the programs of <see cref="CommandTool"/> are run.</summary>
internal interface ICommandRunner
{
    /// <summary>What holds a program back, in words.</summary>
    string Isolation { get; }

    /// <summary>Whether folders of material are mounted, over empty folders in the workspace; else they are links.</summary>
    bool Mounts { get; }

    /// <param name="request">The program by its name, in the workspace.</param>
    /// <param name="material">What the workspace shows besides its own files.</param>
    /// <param name="cancellationToken">Kills it with everything that it started.</param>
    /// <returns>Output that calls the workspace by no name that another attempt would not have.</returns>
    Task<ProcessResult> RunAsync(
        ProcessRequest request,
        IReadOnlyList<WorkspaceFolder> material,
        CancellationToken cancellationToken
    );
}
