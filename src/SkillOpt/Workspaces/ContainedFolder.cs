using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SkillOpt.Workspaces;

/// <summary>
/// A folder whose content nobody vouches for. Every path leads to something inside of it or to nothing: no <c>..</c> that
/// leaves it, no absolute path to elsewhere, and no link, wherever it points.
/// </summary>
internal sealed class ContainedFolder
{
    private readonly Lazy<string> real;

    /// <param name="path">The folder; the way to it may go through links.</param>
    public ContainedFolder(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        real = new Lazy<string>(() => RealPath.Of(Path));
    }

    /// <summary>Full, without a separator at its end.</summary>
    public string Path { get; }

    /// <summary>The full path of what lies below the folder, which need not exist; null when it leads elsewhere.</summary>
    public string? Resolve(string relative)
    {
        if (string.IsNullOrWhiteSpace(relative) || relative.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(relative, Path));
        if (!path.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return null;
        }

        for (var part = path; part.Length > Path.Length; part = System.IO.Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return null;
            }
        }

        return path;
    }

    /// <summary>Null when there is no such file inside of the folder.</summary>
    public Stream? OpenRead(string relative)
    {
        if (Resolve(relative) is not { } path || !File.Exists(path))
        {
            return null;
        }

        // A pipe has no length, and opening one would not end.
        if (new FileInfo(path).Length == 0)
        {
            return Stream.Null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (IsAt(stream.SafeFileHandle, path))
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>The whole text; null when there is no such file inside of the folder, or it is larger.</summary>
    /// <param name="relative">The file.</param>
    /// <param name="mostBytes">The size up to which it is read.</param>
    public string? ReadText(string relative, long mostBytes)
    {
        using var stream = OpenRead(relative);
        if (stream is null || stream.Length > mostBytes)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The first bytes of a file; null when there is no such file inside of the folder, or it cannot be read.</summary>
    /// <param name="relative">The file.</param>
    /// <param name="most">The most bytes that are read.</param>
    public byte[]? ReadBytes(string relative, int most)
    {
        try
        {
            using var stream = OpenRead(relative);
            if (stream is null)
            {
                return null;
            }

            var buffer = new byte[Math.Min(most, stream.Length)];
            return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a file in place of what was there: a link or a pipe is replaced and not followed.</summary>
    /// <returns>Whether the path leads to a place for a file inside of the folder.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool WriteText(string relative, string content)
    {
        if (Resolve(relative) is not { } path || Directory.Exists(path))
        {
            return false;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.Delete(path);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (!IsAt(stream.SafeFileHandle, path))
        {
            return false;
        }

        stream.Write(Encoding.UTF8.GetBytes(content));
        return true;
    }

    /// <summary>Whether what was opened lies where it was looked for: a link may have come into its way since.</summary>
    private bool IsAt(SafeFileHandle handle, string path)
    {
        var opened = OperatingSystem.IsLinux()
            ? new FileInfo(
                string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}")
            ).LinkTarget
            : null;
        return opened is null ? Resolve(path) is not null : opened == real.Value + path[Path.Length..];
    }
}
