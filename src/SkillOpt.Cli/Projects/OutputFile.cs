using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Projects;

/// <summary>Files that a command was asked to write.</summary>
internal static class OutputFile
{
    /// <summary>Writes the whole text or nothing; creates the folder.</summary>
    public static void Write(string path, string text)
    {
        if (Directory.Exists(path))
            throw SkillOptException.BadUsage($"{path} is a folder; name a file to write.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.StorageFailed($"{path} cannot be written: {problem.Message}", problem);
        }

        AtomicFile.WriteText(path, text);
    }
}
