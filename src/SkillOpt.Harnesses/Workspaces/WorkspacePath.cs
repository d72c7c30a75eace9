using SkillOpt.Errors;

namespace SkillOpt.Harnesses.Workspaces;

/// <summary>Paths below a folder, as tasks write them: relative, with <c>/</c>.</summary>
internal static class WorkspacePath
{
    /// <summary>The full path.</summary>
    /// <exception cref="SkillOptException">Kind Data: it is absolute, or leads out of the folder.</exception>
    public static string Below(string folder, string path)
    {
        var parts = path.Split('/');
        var isBad =
            path.Length == 0
            || Path.IsPathRooted(path)
            || path.Contains('\\', StringComparison.Ordinal)
            || path.Contains('\0', StringComparison.Ordinal)
            || (OperatingSystem.IsWindows() && path.Contains(':', StringComparison.Ordinal))
            || Array.Exists(parts, part => part is "" or "." or "..");
        return isBad
            ? throw SkillOptException.BadData(
                $"A task names the file '{path}' for its workspace. Such a path must be relative, with / between its parts and without '.' and '..'."
            )
            : Path.Combine([folder, .. parts]);
    }
}
