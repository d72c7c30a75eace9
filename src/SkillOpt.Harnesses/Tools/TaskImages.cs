using Microsoft.Extensions.AI;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Tools;

/// <summary>Images of a task, which tools cannot show: they go with the first message.</summary>
internal static class TaskImages
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
    };

    /// <param name="folder">The workspace, as it is when an attempt begins.</param>
    /// <param name="files">What the task puts into it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<IReadOnlyList<AIContent>> ReadAsync(
        string folder,
        IEnumerable<WorkspaceFile> files,
        CancellationToken cancellationToken
    )
    {
        List<AIContent> images = [];
        foreach (var file in files)
        {
            if (Types.TryGetValue(Path.GetExtension(file.Path), out var type))
            {
                var path = Path.Combine([folder, .. file.Path.Split('/')]);
                var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
                images.Add(new DataContent(bytes, type) { Name = file.Path });
            }
        }

        return images;
    }
}
