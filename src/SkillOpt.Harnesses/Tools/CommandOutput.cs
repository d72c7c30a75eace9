using SkillOpt.Harnesses.Timelines;
using SkillOpt.Processes;

namespace SkillOpt.Harnesses.Tools;

/// <summary>What a program printed, as models read it.</summary>
internal static class CommandOutput
{
    /// <summary>With relative paths for those in a folder.</summary>
    public static ProcessResult Without(string folder, ProcessResult result)
    {
        var cleaner = new TimelineCleaner(new Redactor([]), [(folder, "")]);
        return result with { Output = cleaner.Clean(result.Output), Error = cleaner.Clean(result.Error) };
    }
}
