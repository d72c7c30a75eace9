using System.Text;
using SkillOpt.ToolUse;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>
/// What the tools may touch: the files of a workspace, and to read only those of the folders that it shows. Paths are
/// relative, with <c>/</c>. Whatever cannot be done is a <see cref="ToolException"/> without a path of this machine.
/// </summary>
internal sealed class WorkspaceFiles(string folder, IEnumerable<WorkspaceFolder> material)
{
    private const int MostFiles = 200_000;
    private const long LargestText = 4 << 20;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        // A link could lead anywhere.
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
    };

    private readonly ContainedFolder root = new(folder);
    private readonly List<(string Path, ContainedFolder Folder)> shown =
    [
        .. material.Select(part => (part.Path, new ContainedFolder(part.Source))),
    ];

    /// <summary>The file, open; the caller closes it.</summary>
    public Stream Open(string path)
    {
        var (place, relative) = Locate(path);
        try
        {
            return place.OpenRead(relative) ?? throw new ToolException(WhyNot(place, relative, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"the file '{path}' cannot be read.");
        }
    }

    /// <summary>The whole text of a file that is to be changed.</summary>
    public string Text(string path)
    {
        using var stream = Open(path);
        if (stream.Length > LargestText || BoundedLines.IsBinary(stream))
        {
            throw new ToolException($"the file '{path}' is no text, or too large to be changed.");
        }

        try
        {
            // With its mark of byte order, if it has one: it is written back.
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"the file '{path}' is not UTF-8 text.");
        }
    }

    public void Write(string path, string content)
    {
        var (place, relative) = Locate(path);
        try
        {
            if (place != root || !place.WriteText(relative, content))
            {
                throw new ToolException($"'{path}' is no place for a file that you may write.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"the file '{path}' cannot be written.");
        }
    }

    /// <summary>Whether a path, however it is written, means one of the relative ones; letter case aside, as some disks do.</summary>
    public bool IsOneOf(string path, IReadOnlyList<string> relative) =>
        relative.Contains(Relative(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>All files, or those below a folder, or the file itself; in ordinal order.</summary>
    public IReadOnlyList<string> List(string? path)
    {
        var name = Relative(path ?? ".");
        var prefix = name == "." ? "" : name + "/";
        var all = All();
        List<string> found = [.. all.Where(file => file == name || file.StartsWith(prefix, StringComparison.Ordinal))];
        return found.Count > 0 || prefix.Length == 0
            ? found
            : throw new ToolException($"there is no file or folder '{path}' with anything in it.");
    }

    private List<string> All()
    {
        List<string> files =
        [
            .. Below(root.Path, ""),
            .. shown.SelectMany(part => Below(part.Folder.Path, part.Path + "/")),
        ];
        if (files.Count > MostFiles)
        {
            throw new ToolException($"there are more than {MostFiles} files.");
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static IEnumerable<string> Below(string folder, string prefix)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(folder, "*", Everything)
                    .Take(MostFiles + 1)
                    .Select(file => prefix + Path.GetRelativePath(folder, file).Replace('\\', '/')),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private (ContainedFolder Place, string Relative) Locate(string path)
    {
        var relative = Relative(path);
        foreach (var (name, place) in shown)
        {
            if (relative.StartsWith(name + "/", StringComparison.Ordinal))
            {
                return (place, relative[(name.Length + 1)..]);
            }
        }

        return (root, relative);
    }

    private string Relative(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ToolException("the path is empty.");
        }

        var relative = Path.GetRelativePath(root.Path, Path.GetFullPath(path, root.Path)).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal)
            ? throw new ToolException($"'{path}' lies outside of your folder. Use paths relative to it.")
            : relative;
    }

    private string WhyNot(ContainedFolder place, string relative, string path) =>
        relative == "." || shown.Any(part => part.Path == relative)
            ? $"'{path}' is a folder; list_files shows what is in it."
        : place.Resolve(relative) is not { } full ? $"'{path}' is a link, or goes through one; links are not followed."
        : Directory.Exists(full) ? $"'{path}' is a folder; list_files shows what is in it."
        : $"there is no file '{path}'; list_files shows what there is.";
}
