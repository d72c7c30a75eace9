using System.Text;

namespace SkillOpt.Runs;

/// <summary>Files that are there whole or not at all: written under a temporary name beside the target, then renamed.</summary>
internal static class AtomicFile
{
    public const string TemporaryPrefix = ".tmp-";

    private static readonly EnumerationOptions EverythingButLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Writes UTF-8 without a byte order mark; line ends stay as they are.</summary>
    public static void WriteText(string path, string text, bool durable = false) =>
        WriteBytes(path, Encoding.UTF8.GetBytes(text), durable);

    /// <param name="path">Its directory must exist.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="durable">The content must survive a loss of power once this returns.</param>
    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes, bool durable = false)
    {
        var temporary = TemporaryFor(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
            {
                stream.Write(bytes);
                stream.Flush(durable);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            if (StorageError.IsFileError(e))
            {
                throw StorageError.Write(path, e);
            }

            throw;
        }
    }

    /// <summary>Removes what a killed process left behind. No other process may be writing there.</summary>
    public static void RemoveLeftovers(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory, TemporaryPrefix + "*", EverythingButLinks))
        {
            Remove(file);
        }
    }

    private static string TemporaryFor(string path)
    {
        // One thread writes one file at a time, so process and thread make the name unique.
        var name = $"{TemporaryPrefix}{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        return Path.Join(Path.GetDirectoryName(path), name);
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            // A leftover is harmless; the error that led here is the one to report.
        }
    }
}
