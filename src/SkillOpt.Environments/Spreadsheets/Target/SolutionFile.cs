using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Spreadsheets.Target;

/// <summary>The file in which a target that can write files hands its script over.</summary>
internal static class SolutionFile
{
    public const string Name = "solution.py";

    private const long LargestBytes = 4 << 20;

    /// <summary>Null when there is none that can be read, or it is empty.</summary>
    public static string? Read(ContainedFolder folder)
    {
        try
        {
            return folder.ReadText(Name, LargestBytes) is { Length: > 0 } script ? script : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
