namespace SkillOpt.Workspaces;

/// <summary>Paths without links in them.</summary>
internal static class RealPath
{
    /// <summary>Where a path leads, links on the way resolved too; the path itself where nothing is.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        path = Path.GetFullPath(path);
        var real = Path.GetPathRoot(path)!;
        foreach (
            var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var next = Path.Combine(real, part);
            // The target of a link may go through links itself.
            real = new FileInfo(next).ResolveLinkTarget(returnFinalTarget: true) is { } target
                ? Of(target.FullName)
                : next;
        }

        return real;
    }
}
