using System.Text;
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
        if (IsDevice(path))
        {
            WriteToDevice(path, text);
            return;
        }

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

    /// <summary>Whether the path names a device such as <c>/dev/stdout</c>.</summary>
    internal static bool IsDevice(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is "/dev" or "/dev/fd" && File.Exists(path);

    // A file that is renamed over a device would take its place for every program of the machine.
    private static void WriteToDevice(string path, string text)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Write,
                FileShare.ReadWrite,
                bufferSize: 0
            );
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception problem) when (StorageError.IsFileError(problem))
        {
            throw StorageError.Write(path, problem);
        }
    }
}
