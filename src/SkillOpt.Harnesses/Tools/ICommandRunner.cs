using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Tools;

/// <summary>How the programs of <see cref="CommandTool"/> are run.</summary>
internal interface ICommandRunner
{
    /// <summary>What holds a program back, in words.</summary>
    string Isolation { get; }

    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);
}
