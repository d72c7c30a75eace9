using System.Globalization;
using SkillOpt.Tasks;

namespace SkillOpt.Workspaces;

/// <summary>An item's attachments as files of a workspace.</summary>
internal static class AttachedFiles
{
    /// <summary>In order, numbered, because two may have the same name.</summary>
    public static IReadOnlyList<WorkspaceFile> Of(TaskItem item) =>
        [
            .. item.Attachments.Select(
                (attachment, i) =>
                    new WorkspaceFile(
                        string.Create(CultureInfo.InvariantCulture, $"attachments/{i + 1:00}_{Plain(attachment.Name)}"),
                        attachment.Path
                    )
                    {
                        Sha256 = attachment.Sha256,
                    }
            ),
        ];

    private static string Plain(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) || c is '/' or '\\' or ':' ? '_' : c));
}
