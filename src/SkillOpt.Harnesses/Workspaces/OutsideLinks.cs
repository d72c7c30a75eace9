namespace SkillOpt.Harnesses.Workspaces;

/// <summary>Links that lead out of a folder.</summary>
internal static class OutsideLinks
{
    private const int MostEntries = 200_000;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    /// <summary>Removes them without following any.</summary>
    /// <returns>
    /// Their relative paths, with <c>/</c>, in ordinal order; null when not all of the folder can be looked at, or a link
    /// cannot be removed.
    /// </returns>
    public static IReadOnlyList<string>? Remove(string folder)
    {
        List<string> removed = [];
        var pending = new Stack<string>([folder]);
        var seen = 0;
        try
        {
            while (pending.TryPop(out var next))
            {
                // All of a folder before anything in it is removed.
                foreach (
                    var entry in new DirectoryInfo(next)
                        .EnumerateFileSystemInfos("*", Everything)
                        .Take(MostEntries + 1)
                        .ToList()
                )
                {
                    if (++seen > MostEntries)
                    {
                        return null;
                    }

                    if (entry.LinkTarget is not { } target)
                    {
                        if (entry is DirectoryInfo)
                        {
                            pending.Push(entry.FullName);
                        }
                    }
                    else if (!StaysInside(folder, next, target))
                    {
                        entry.Delete();
                        removed.Add(Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/'));
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What lies deeper than a path may be long has no path at all.
            return null;
        }

        removed.Sort(StringComparer.Ordinal);
        return removed;
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
