using System.Text.Json;
using SkillOpt.Errors;

namespace SkillOpt.Runs;

/// <summary>Reads a run directory for people; changes nothing and works while the run goes on.</summary>
internal sealed class RunReader
{
    private RunReader(string root) => Root = root;

    public string Root { get; }

    /// <summary>The run has come to its end: it has a summary.</summary>
    public bool IsFinished => File.Exists(Path.Join(Root, RunFiles.Summary));

    /// <exception cref="SkillOptException">There is no such directory, or it is not a run.</exception>
    public static RunReader Open(string root)
    {
        if (!Directory.Exists(root))
        {
            throw SkillOptException.BadUsage($"There is no run directory '{root}'. Check the path.");
        }

        return File.Exists(Path.Join(root, RunFiles.Fingerprint))
            ? new RunReader(root)
            : throw SkillOptException.BadUsage(
                $"'{root}' is not a run: it has no {RunFiles.Fingerprint}. Name the directory given to train as --out."
            );
    }

    public RunFingerprint Fingerprint() =>
        RunFingerprint.Parse(RequireText(RunFiles.Fingerprint), Path.Join(Root, RunFiles.Fingerprint));

    public JsonElement Summary() => RequireJson(RunFiles.Summary);

    public JsonElement History() => RequireJson(RunFiles.History);

    public JsonElement Blame() => RequireJson(RunFiles.Blame);

    public string BestSkill() => RequireText(RunFiles.BestSkill);

    /// <summary>The skill after a step, or the initial one for 0; null when the run has no such version.</summary>
    public string? Skill(int version) => TryText(RunFiles.Skill(version));

    /// <summary>The names in <c>skills/</c>, in order.</summary>
    public IReadOnlyList<string> SkillFiles()
    {
        var directory = new DirectoryInfo(Path.Join(Root, RunFiles.SkillsDirectory));
        return directory.Exists
            ? [.. directory.EnumerateFiles("*.md").Select(file => file.Name).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The logged events; a torn last line is left out.</summary>
    public IReadOnlyList<EventLine> Events()
    {
        var path = Path.Join(Root, RunFiles.Events);
        var events = new List<EventLine>();
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            LineScanner.Scan(file, path, EventLine.Remedy, (_, line, _) => events.Add(EventLine.Parse(line)));
        }
        catch (FileNotFoundException)
        {
            // Killed before its first event.
        }
        catch (Exception e) when (StorageError.IsFileError(e))
        {
            throw StorageError.Read(path, e);
        }

        return events;
    }

    /// <summary>What the run has used so far; null while it goes on.</summary>
    public UsageTotals? Usage() => FileLedger.ReadTotals(Path.Join(Root, RunFiles.Ledger));

    /// <summary>Any file of the run; null when there is none.</summary>
    public string? TryText(string relativePath)
    {
        var path = RunPath.Resolve(Root, relativePath);
        return File.Exists(path) ? TextFile.ReadUtf8(path) : null;
    }

    private string RequireText(string name) =>
        TryText(name)
        ?? throw SkillOptException.BadUsage(
            IsFinished
                ? $"The run in '{Root}' has no {name}. Restore it from a copy; the same train command also writes it again."
                : $"The run in '{Root}' has not finished, so it has no {name} yet. The same train command continues it."
        );

    private JsonElement RequireJson(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(RequireText(name));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw SkillOptException.BadData(
                $"{Path.Join(Root, name)}, line {e.LineNumber + 1}: not valid JSON. The same train command writes it again.",
                e
            );
        }
    }
}
