namespace SkillOpt.Harnesses.Isolation;

/// <summary>Paths without links.</summary>
internal static class RealPath
{
    /// <summary>Where a path leads, links on the way resolved too; the path itself where nothing is.</summary>
    public static string Of(string path)
    {
        var at = Path.GetPathRoot(Path.GetFullPath(path))!;
        foreach (var part in Path.GetFullPath(path)[at.Length..].Split(Path.DirectorySeparatorChar))
        {
            var next = Path.Combine(at, part);
            at = new FileInfo(next).ResolveLinkTarget(returnFinalTarget: true) is { } target
                ? Of(target.FullName)
                : next;
        }

        return at;
    }
}
