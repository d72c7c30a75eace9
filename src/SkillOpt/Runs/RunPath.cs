using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>Keeps what is written to a run inside its directory.</summary>
internal static class RunPath
{
    /// <summary>The segments of a relative path with forward slashes that does not leave its directory.</summary>
    public static string[] Split(string relativePath)
    {
        var segments = relativePath.Split('/');
        return Array.TrueForAll(segments, IsPlain)
            ? segments
            : throw new ArgumentException(
                $"'{relativePath}' is not a path inside a run directory.",
                nameof(relativePath)
            );
    }

    public static string Resolve(string root, string relativePath)
    {
        var path = root;
        foreach (var segment in Split(relativePath))
        {
            path = Path.Join(path, segment);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw SkillOptException.StorageFailed(
                    $"'{path}' is a symbolic link, and a run writes only into its own directory. Remove the link."
                );
            }
        }

        return path;
    }

    private static bool IsPlain(string segment) =>
        segment is not ("" or "." or "..")
        && !segment.StartsWith(AtomicFile.TemporaryPrefix, StringComparison.Ordinal)
        && segment.AsSpan().IndexOfAny("\\:\0") < 0;
}
