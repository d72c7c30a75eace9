using System.Runtime.InteropServices;

namespace SkillOpt.Runs;

/// <summary>
/// A file that only takes up room. When the disk fills up it is deleted, so that results in flight, which are paid for,
/// still find a place.
/// </summary>
internal sealed class DiskReserve(string path, int bytes = DiskReserve.DefaultBytes)
{
    public const int DefaultBytes = 4 << 20;

    private readonly Lock gate = new();
    private volatile bool spent;

    /// <summary>The room has been given back, or there was none to begin with.</summary>
    public bool Spent => spent;

    public void Fill()
    {
        lock (gate)
        {
            try
            {
                if (new FileInfo(path) is { Exists: true } file && file.Length == bytes)
                {
                    return;
                }

                using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
                WriteNoise(stream);
            }
            catch (Exception e) when (StorageError.IsDiskFull(e))
            {
                spent = true;
                File.Delete(path);
            }
            catch (Exception e) when (StorageError.IsFileError(e))
            {
                throw StorageError.Write(path, e);
            }
        }
    }

    public void Release()
    {
        lock (gate)
        {
            spent = true;
            Remove();
        }
    }

    public void Remove()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            // Whoever asked is about to learn more from its own write.
        }
    }

    private void WriteNoise(FileStream stream)
    {
        // A file system that compresses would keep no room for zeros.
        var block = new byte[1 << 16];
        var words = MemoryMarshal.Cast<byte, ulong>(block.AsSpan());
        var state = 0x9E3779B97F4A7C15;
        for (var left = bytes; left > 0; left -= block.Length)
        {
            foreach (ref var word in words)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                word = state;
            }

            stream.Write(block.AsSpan(0, Math.Min(left, block.Length)));
        }
    }
}
