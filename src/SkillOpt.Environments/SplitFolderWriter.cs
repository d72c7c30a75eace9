using SkillOpt.Errors;
using SkillOpt.Runs;
using SkillOpt.Tasks;

namespace SkillOpt.Environments;

internal static class SplitFolderWriter
{
    private const string ManifestName = "split_manifest.json";
    private const string ItemsName = "items.json";

    public static void Write(string directory, TaskSplits splits, SplitManifest manifest)
    {
        (string Path, byte[] Content)[] files =
        [
            (ItemsPath(directory, "train"), Render(splits.Train)),
            (ItemsPath(directory, "val"), Render(splits.Selection)),
            (ItemsPath(directory, "test"), Render(splits.Test)),
            // Last, so that a folder with a manifest is complete.
            (Path.Combine(directory, ManifestName), manifest.ToJson()),
        ];
        RefuseOtherContent(directory, files);
        if (Directory.Exists(directory))
        {
            AtomicFile.RemoveLeftovers(directory);
        }

        foreach (var (path, content) in files)
        {
            if (!Holds(path, content))
            {
                JsonFile.Save(path, content);
            }
        }
    }

    private static string ItemsPath(string directory, string split) => Path.Combine(directory, split, ItemsName);

    private static byte[] Render(IReadOnlyList<ISplitItem> items) =>
        JsonFile.Render(writer =>
        {
            writer.WriteStartArray();
            foreach (var entry in items)
            {
                ItemJson.Write(writer, entry.Item);
            }

            writer.WriteEndArray();
        });

    private static bool Holds(string path, byte[] content) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static void RefuseOtherContent(string directory, (string Path, byte[] Content)[] files)
    {
        if (File.Exists(directory))
        {
            throw SkillOptException.BadUsage($"{directory} is a file. Choose a folder for the split.");
        }

        if (!Directory.Exists(directory))
        {
            return;
        }

        // The manifest may differ in how the source was named; an interrupted write leaves some files out.
        var own = files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
        try
        {
            var other = Directory
                .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault(path => !IsOwn(path, own));
            if (other is not null)
            {
                throw SkillOptException.BadUsage(
                    $"The folder {directory} holds something else than this split ({Path.GetRelativePath(directory, other)}). "
                        + "Choose another folder, or empty this one."
                );
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.StorageFailed($"{directory} cannot be read: {error.Message}", error);
        }
    }

    private static bool IsOwn(string path, Dictionary<string, byte[]> own)
    {
        // What a killed process left behind.
        if (Path.GetFileName(path).StartsWith(AtomicFile.TemporaryPrefix, StringComparison.Ordinal))
        {
            return true;
        }

        return own.TryGetValue(path, out var content)
            && (Path.GetFileName(path) == ManifestName || Holds(path, content));
    }
}
