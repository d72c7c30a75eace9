using System.Text;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>A run directory, in use by one process at a time.</summary>
internal sealed class DirectoryRunStore : IRunStore
{
    private readonly string root;
    private readonly DiskReserve reserve;

    private DirectoryRunStore(string root, DiskReserve reserve, ILedger ledger, EventLog events)
    {
        this.root = root;
        this.reserve = reserve;
        Ledger = ledger;
        Events = events;
    }

    public ILedger Ledger { get; }

    public EventLog Events { get; }

    /// <summary>Begins a run in a new or empty directory, or continues the one that is there.</summary>
    /// <exception cref="SkillOptException">
    /// The directory holds something else or a run with another fingerprint, is in use, or cannot be written.
    /// </exception>
    public static DirectoryRunStore Open(
        string root,
        RunFingerprint fingerprint,
        TimeProvider time,
        WriteAt? write = null
    )
    {
        var fingerprintPath = Path.Join(root, RunFiles.Fingerprint);
        Create(root);
        if (!Continues(fingerprintPath, fingerprint, root))
        {
            RequireUnused(root);
        }

        var reserve = new DiskReserve(Path.Join(root, RunFiles.LedgerReserve));
        var ledger = FileLedger.Open(Path.Join(root, RunFiles.Ledger), reserve, write);
        EventLog? events = null;
        try
        {
            // Once more, now that no other process can begin a run here.
            Continues(fingerprintPath, fingerprint, root);
            AtomicFile.RemoveLeftovers(root);
            events = EventLog.Open(Path.Join(root, RunFiles.Events), time, reserve, write);
            var store = new DirectoryRunStore(root, reserve, ledger, events);
            store.WriteText(RunFiles.Fingerprint, fingerprint.ToJson(), durable: true);
            return store;
        }
        catch
        {
            events?.Dispose();
            ledger.Dispose();
            throw;
        }
    }

    public void WriteText(string relativePath, string text) => WriteText(relativePath, text, durable: false);

    public string? ReadText(string relativePath)
    {
        var path = RunPath.Resolve(root, relativePath);
        return File.Exists(path) ? TextFile.ReadUtf8(path) : null;
    }

    public void Flush()
    {
        Ledger.Flush();
        Events.Flush();
    }

    public void Dispose()
    {
        Events.Dispose();
        Ledger.Dispose();
    }

    private static void Create(string root)
    {
        if (File.Exists(root))
        {
            throw SkillOptException.BadUsage($"'{root}' is a file; a run needs a directory. Choose another --out.");
        }

        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Write(root, e);
        }
    }

    private static bool Continues(string path, RunFingerprint fingerprint, string root)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        fingerprint.RequireSameAs(RunFingerprint.Parse(TextFile.ReadUtf8(path), path), root);
        return true;
    }

    private static void RequireUnused(string root)
    {
        try
        {
            var foreign = new DirectoryInfo(root)
                .EnumerateFileSystemInfos()
                .Where(entry => !IsLeftByAStart(entry))
                .Select(entry => entry.Name)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
            if (foreign is not null)
            {
                throw SkillOptException.BadUsage(
                    $"'{root}' is not empty ('{foreign}') and is not a run: it has no {RunFiles.Fingerprint}. "
                        + "Choose a new or empty directory (--out)."
                );
            }
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Read(root, e);
        }
    }

    /// <summary>A process that was killed before it wrote the fingerprint leaves no more than this.</summary>
    private static bool IsLeftByAStart(FileSystemInfo entry) =>
        entry.Name == RunFiles.LedgerReserve
        || (entry.Name is RunFiles.Ledger or RunFiles.Events && entry is FileInfo { Length: 0 })
        || entry.Name.StartsWith(AtomicFile.TemporaryPrefix, StringComparison.Ordinal);

    private void WriteText(string relativePath, string text, bool durable)
    {
        var path = RunPath.Resolve(root, relativePath);
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            Put(path, bytes, durable);
        }
        catch (SkillOptException e) when (StorageError.IsDiskFull(e.InnerException))
        {
            reserve.Release();
            Put(path, bytes, durable);
        }
    }

    private static void Put(string path, byte[] bytes, bool durable)
    {
        try
        {
            if (Holds(path, bytes))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Write(path, e);
        }

        AtomicFile.WriteBytes(path, bytes, durable);
    }

    private static bool Holds(string path, byte[] bytes) =>
        new FileInfo(path) is { Exists: true } file
        && file.Length == bytes.Length
        && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
}
