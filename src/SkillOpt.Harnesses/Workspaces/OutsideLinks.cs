namespace SkillOpt.Harnesses.Workspaces;

/// <summary>Links that lead out of a folder.</summary>
internal static class OutsideLinks
{
    private const int MostEntries = 200_000;

    /// <summary>Removes them without following any.</summary>
    /// <returns>Their relative paths, with <c>/</c>, in ordinal order.</returns>
    public static IReadOnlyList<string> Remove(string folder)
    {
        List<string> removed = [];
        var pending = new Stack<string>([folder]);
        for (var seen = 0; pending.Count > 0 && seen < MostEntries; )
        {
            foreach (var entry in Entries(pending.Pop()))
            {
                seen++;
                if (entry.LinkTarget is { } target)
                {
                    if (!StaysInside(folder, Path.GetDirectoryName(entry.FullName)!, target))
                    {
                        entry.Delete();
                        removed.Add(Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/'));
                    }
                }
                else if (entry is DirectoryInfo)
                {
                    pending.Push(entry.FullName);
                }
            }
        }

        removed.Sort(StringComparer.Ordinal);
        return removed;
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // ".." behind a name may start at another place than it seems to, because the name may be a link itself.
    private static bool StaysInside(string folder, string from, string target)
    {
        var parts = target.Split('/', '\\');
        var climbsLater = parts.SkipWhile(part => part is ".." or "." or "").Contains("..");
        var path = Path.GetFullPath(target, from);
        return !climbsLater
            && (path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
