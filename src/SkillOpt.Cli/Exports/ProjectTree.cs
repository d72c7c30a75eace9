using System.Text;
using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Cli.Exports;

/// <summary>The files of a project that a skill is exported to. No link is followed out of it.</summary>
internal sealed class ProjectTree
{
    private readonly string root;

    private ProjectTree(string root) => this.root = root;

    public static ProjectTree Open(string directory) =>
        Directory.Exists(directory)
            ? new ProjectTree(Path.GetFullPath(directory))
            : throw SkillOptException.BadUsage($"--dir {directory} is not a folder. Name the folder of a project.");

    /// <summary>The full path of a file of the project.</summary>
    /// <exception cref="SkillOptException">Kind Usage: a link, or a folder where a file should be.</exception>
    public string PathOf(string relative)
    {
        var path = root;
        foreach (var part in relative.Split('/'))
        {
            path = Path.Join(path, part);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw SkillOptException.BadUsage(
                    $"{path} is a symbolic link, and an export writes only into {root} itself. Remove the link, or name the folder it leads to with --dir."
                );
            }
        }

        return Directory.Exists(path)
            ? throw SkillOptException.BadUsage($"{path} is a folder; a file is to be written there. Move it away.")
            : path;
    }

    /// <returns>Null when there is no such file.</returns>
    public byte[]? Read(string relative)
    {
        var path = PathOf(relative);
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception problem) when (StorageError.IsFileError(problem))
        {
            throw StorageError.Read(path, problem);
        }
    }

    /// <summary>The folders that would have to be made for a file, the outer one first.</summary>
    public IReadOnlyList<string> MissingFolders(string relative)
    {
        var parts = relative.Split('/')[..^1];
        return
        [
            .. Enumerable
                .Range(1, parts.Length)
                .Select(count => string.Join('/', parts[..count]))
                .Where(folder => !Directory.Exists(Path.Join(root, folder))),
        ];
    }

    /// <summary>Writes a file whole or not at all; it keeps its permissions.</summary>
    public void Write(string relative, byte[] content)
    {
        var path = PathOf(relative);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;
            AtomicFile.WriteBytes(path, content, durable: true);
            if (mode is { } kept && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, kept);
        }
        catch (Exception problem) when (StorageError.IsFileError(problem))
        {
            throw StorageError.Write(path, problem);
        }
    }

    public void Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public void Delete(string relative)
    {
        var path = PathOf(relative);
        try
        {
            // The folder may be gone too.
            if (File.Exists(path))
                File.Delete(path);
        }
        catch (Exception problem) when (StorageError.IsFileError(problem))
        {
            throw StorageError.Write(path, problem);
        }
    }

    /// <summary>Removes those of the folders that are empty, the inner ones first.</summary>
    /// <returns>Those that are still there.</returns>
    public IReadOnlyList<string> RemoveEmpty(IEnumerable<string> folders)
    {
        List<string> left = [];
        foreach (var folder in folders.Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length))
        {
            var directory = new DirectoryInfo(Path.Join(root, folder));
            if (!directory.Exists || directory.LinkTarget is not null)
                continue;
            try
            {
                if (directory.EnumerateFileSystemInfos().Any())
                    left.Add(folder);
                else
                    directory.Delete();
            }
            catch (Exception problem) when (StorageError.IsFileError(problem))
            {
                left.Add(folder);
            }
        }

        left.Reverse();
        return left;
    }
}
