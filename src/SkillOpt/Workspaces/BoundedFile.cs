namespace SkillOpt.Workspaces;

/// <summary>Reads files in folders that nobody vouches for: what a target left in its workspace.</summary>
internal static class BoundedFile
{
    /// <summary>Reads a file without following any link.</summary>
    /// <param name="folder">The folder that nothing is read outside of.</param>
    /// <param name="path">Relative to it, with <c>/</c>.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <returns>At most so many bytes; null when there is no such file, or a link or something that is no file is there.</returns>
    public static byte[]? Read(string folder, string path, int most)
    {
        try
        {
            var at = folder;
            foreach (var part in path.Split('/'))
            {
                at = Path.Combine(at, part);
                if (part is "" or "." or ".." || new FileInfo(at).LinkTarget is not null)
                {
                    return null;
                }
            }

            return File.Exists(at) ? ReadFile(at, most) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[]? ReadFile(string path, int most)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        // A pipe that is opened for reading alone is waited for until somebody writes.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (!stream.CanSeek)
        {
            return null;
        }

        var buffer = new byte[Math.Min(most, stream.Length)];
        return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }
}
