using System.Text;
using SkillOpt.Tasks;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Tests.Workspaces;

/// <summary>Everything that a task puts into a workspace: names and contents of files.</summary>
internal sealed record Posed(WorkspaceTask Task, IReadOnlyList<(string Path, string Content)> Files)
{
    public static async Task<Posed> Of(IWorkspaceEnvironment environment, TaskItem item)
    {
        var task = await environment.PoseAsync(item, TestContext.Current.CancellationToken);
        List<(string, string)> files = [("task.md", task.Text)];
        files.AddRange(task.Files.Select(file => (file.Path, Read(file.Source))));
        foreach (var folder in task.Folders)
        {
            files.AddRange(
                Directory
                    .EnumerateFiles(folder.Source, "*", SearchOption.AllDirectories)
                    .Select(file => ($"{folder.Path}/{Path.GetRelativePath(folder.Source, file)}", Read(file)))
            );
        }

        return new Posed(task, files);
    }

    public bool Holds(string text) =>
        Files.Any(file =>
            file.Path.Contains(text, StringComparison.Ordinal) || file.Content.Contains(text, StringComparison.Ordinal)
        );

    private static string Read(string path) => File.ReadAllText(path, Encoding.UTF8);
}
