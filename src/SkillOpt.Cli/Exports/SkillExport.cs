using System.Text;
using SkillOpt.Errors;
using SkillOpt.Harnesses.Workspaces;
using SkillOpt.Skills;

namespace SkillOpt.Cli.Exports;

/// <summary>
/// Puts a skill where an agent looks for it, and takes it back. What was there is kept in <c>.skillopt</c>; the record
/// is written before the file, so that a process that dies in between leaves nothing that cannot be taken back.
/// </summary>
internal sealed class SkillExport(ProjectTree tree, ExportKind kind, string name, bool force)
{
    private readonly string path = kind.PathOf(name);

    public static ExportRecord RecordOf(ProjectTree tree) =>
        tree.Read(ExportRecord.File) is { } json
            ? ExportRecord.Parse(Encoding.UTF8.GetString(json), tree.PathOf(ExportRecord.File))
            : ExportRecord.Empty;

    /// <returns>What was done, in a sentence; with <paramref name="dryRun"/> what would be.</returns>
    public string Install(Skill skill, string? description, bool dryRun)
    {
        var record = RecordOf(tree);
        var file = tree.Read(path);
        var here = Unit(file);
        var document = SkillDocument.Of(skill, name, description);
        var unit = kind.IsBlock ? SkillBlock.Create(file, name, document.Body) : Encoding.UTF8.GetBytes(document.Text);
        if (here is not null && here.AsSpan().SequenceEqual(unit))
            return $"{Full} holds this skill already.";

        var last = record.Last(kind, name);
        var isFresh = last is null || IsForeign(last, file, here);
        var (content, separator) = kind.IsBlock ? SkillBlock.Put(file, name, unit, Full) : (unit, null);
        var written = new ExportEntry(kind.Word, name)
        {
            Backup = isFresh ? ExportEntry.HashOf(file) : last!.Backup,
            Written = ExportEntry.HashOf(unit)!,
            Replaced = isFresh ? null : last!.Written,
            File = ExportEntry.HashOf(content)!,
            Separator = separator ?? (isFresh ? "" : last!.Separator),
            MadeFile = isFresh ? file is null || (kind.IsBlock && SkillBlock.IsOnlyBlocks(file)) : last!.MadeFile,
        };
        var what =
            file is null ? "written"
            : kind.IsBlock && here is null ? "added to"
            : "written over what was there";
        if (dryRun)
            return $"{Full} would be {what}.";

        var folders = record
            .Folders.Concat(tree.MissingFolders(ExportRecord.File))
            .Concat(tree.MissingFolders(path))
            .Distinct(StringComparer.Ordinal);
        var after = (isFresh ? record.With(written) : record.Replace(last!, written)) with { Folders = [.. folders] };
        if (isFresh && file is not null)
            tree.Write(ExportRecord.BackupFile(written.Backup!), file);
        tree.Write(ExportRecord.File, after.ToJson());
        try
        {
            tree.Write(path, content);
        }
        catch
        {
            Save(record with { Folders = after.Folders }, after);
            throw;
        }

        return $"{Full}: {what}.";
    }

    /// <returns>What was done, in a sentence; with <paramref name="dryRun"/> what would be.</returns>
    public string Restore(bool dryRun)
    {
        var record = RecordOf(tree);
        var entry =
            record.Last(kind, name)
            ?? throw SkillOptException.BadUsage(
                $"{tree.PathOf(ExportRecord.File)} knows of no export of '{name}' to {kind.Word}, so there is nothing to take back."
            );
        var file = tree.Read(path);
        var before = BackupOf(entry);
        var content =
            ExportEntry.HashOf(file) == entry.Backup ? file
            : ExportEntry.HashOf(file) == entry.File ? before
            : TakenOut(entry, file, before);
        var what =
            content is null ? "removed"
            : entry.Backup == ExportEntry.HashOf(content) ? "as it was before"
            : "without the skill; everything else in it is as it is";
        if (dryRun)
            return $"{Full} would be {what}.";

        if (content is null)
            tree.Delete(path);
        else if (file is null || !file.AsSpan().SequenceEqual(content))
            tree.Write(path, content);
        Save(record.Without(entry), record);
        return $"{Full}: {what}.";
    }

    private string Full => tree.PathOf(path);

    private byte[]? Unit(byte[]? file) => kind.IsBlock ? SkillBlock.Find(file, name, Full) : file;

    /// <summary>Whether what is there is not of the last export, so that a backup of it is needed.</summary>
    private bool IsForeign(ExportEntry last, byte[]? file, byte[]? here)
    {
        // Gone, or never written because the process died first.
        if (here is null || last.IsOwn(ExportEntry.HashOf(here)) || ExportEntry.HashOf(file) == last.Backup)
            return false;
        return force ? true : throw Changed();
    }

    /// <summary>What is left of a file that was changed since the export.</summary>
    private byte[]? TakenOut(ExportEntry entry, byte[]? file, byte[]? before)
    {
        var here = Unit(file);
        if (here is not null && !entry.IsOwn(ExportEntry.HashOf(here)) && !force)
            throw Changed();
        if (!kind.IsBlock)
            return before;
        if (file is null)
            return null;
        if (SkillBlock.Find(before, name, Full) is { } earlier)
            return SkillBlock.Put(file, name, earlier, Full).File;
        var rest = SkillBlock.Without(file, name, entry.Separator, Full);
        return rest.Length == 0 && entry.MadeFile ? null : rest;
    }

    private byte[]? BackupOf(ExportEntry entry)
    {
        if (entry.Backup is null)
            return null;
        var file = ExportRecord.BackupFile(entry.Backup);
        return tree.Read(file) is { } content && ExportEntry.HashOf(content) == entry.Backup
            ? content
            : throw SkillOptException.BadData(
                $"{tree.PathOf(file)}, the copy of what was there before the export, is missing or was changed. Restore it first."
            );
    }

    /// <summary>Writes the record, and removes what no export needs any more.</summary>
    private void Save(ExportRecord record, ExportRecord before)
    {
        var kept = record.Entries.Select(entry => entry.Backup).ToHashSet(StringComparer.Ordinal);
        foreach (var backup in before.Entries.Select(entry => entry.Backup).OfType<string>())
        {
            if (!kept.Contains(backup))
                tree.Delete(ExportRecord.BackupFile(backup));
        }

        if (record.Entries.Count == 0)
        {
            tree.Delete(ExportRecord.File);
            tree.RemoveEmpty(record.Folders);
            return;
        }

        tree.Write(ExportRecord.File, (record with { Folders = tree.RemoveEmpty(record.Folders) }).ToJson());
    }

    private SkillOptException Changed() =>
        SkillOptException.BadUsage(
            $"{Full} was changed since the last export{(kind.IsBlock ? ", between the skill's marks" : "")}. Keep what is wanted of it elsewhere, or give --force: then it is kept as a backup and overwritten."
        );
}
