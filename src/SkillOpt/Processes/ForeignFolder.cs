using System.Globalization;

namespace SkillOpt.Processes;

/// <summary>Removes folders in which a program could do as it liked.</summary>
internal static class ForeignFolder
{
    // Characters of a path below the folder; systems take 4096 at most of all of it.
    private const int Deepest = 1000;

    /// <summary>Never follows a link, and never throws: what cannot be removed stays.</summary>
    public static void Delete(string folder)
    {
        if (TryDelete(folder))
        {
            return;
        }

        Unlock(folder);
        TryDelete(folder);
    }

    private static bool TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (IsRefused(error))
        {
            return false;
        }
    }

    /// <summary>Makes every folder one that can be emptied, and brings up those that lie too deep for any path to reach.</summary>
    private static void Unlock(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var pending = new Stack<string>([folder]);
        for (var number = 0; pending.TryPop(out var next); number++)
        {
            try
            {
                File.SetUnixFileMode(next, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                var near = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"skillopt-{number}"));
                if (next.Length > folder.Length + Deepest && !Path.Exists(near))
                {
                    Directory.Move(next, near);
                    next = near;
                }

                foreach (var inner in new DirectoryInfo(next).EnumerateDirectories().Where(d => d.LinkTarget is null))
                {
                    pending.Push(inner.FullName);
                }
            }
            catch (Exception error) when (IsRefused(error))
            {
                // The second attempt to delete goes as far as it can.
            }
        }
    }

    // What lies deeper than a path may be long has no path at all: an empty one then.
    private static bool IsRefused(Exception error) =>
        error is IOException or UnauthorizedAccessException or ArgumentException;
}
