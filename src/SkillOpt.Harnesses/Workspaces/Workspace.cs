using System.Security.Cryptography;
using System.Text;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Processes;
using SkillOpt.Skills;
using SkillOpt.Workspaces;

namespace SkillOpt.Harnesses.Workspaces;

/// <summary>The folder of one attempt: made fresh outside of every run directory, and removed with whatever is in it.</summary>
internal sealed class Workspace : IDisposable
{
    public const string TaskFile = "task.md";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string root;
    private bool isFresh;
    private bool isMounted;

    private Workspace(string root, WorkspaceTask task, SkillFile? skill)
    {
        this.root = root;
        Folder = Path.Combine(root, "workspace");
        (Task, Skill) = (task, skill);
    }

    /// <summary>Its absolute path.</summary>
    public string Folder { get; }

    public WorkspaceTask Task { get; }

    /// <summary>Null when there is no skill.</summary>
    public SkillFile? Skill { get; }

    /// <summary>A workspace with everything in it; folders of material are links.</summary>
    /// <exception cref="SkillOptException">
    /// Kind Data: a path leads out of the workspace, or a file has changed or cannot be read.
    /// </exception>
    public static async Task<Workspace> CreateAsync(
        WorkspaceTask task,
        Skill skill,
        SkillPlace place,
        CancellationToken cancellationToken
    )
    {
        // Only the user may enter it, and its name cannot be guessed.
        var root = Directory.CreateTempSubdirectory("skillopt-").FullName;
        var workspace = new Workspace(root, task, SkillFile.Of(skill, place));
        try
        {
            await workspace.FillAsync(mounted: false, cancellationToken).ConfigureAwait(false);
            return workspace;
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes it as it was at the start, once more if somebody has worked in it: a call that is tried again must not find
    /// what the first try left.
    /// </summary>
    /// <param name="mounted">Whether folders of material are empty folders, to be mounted over, in place of links.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="ModelCallException">What the first try left cannot be removed.</exception>
    public async Task BeginAsync(bool mounted, CancellationToken cancellationToken)
    {
        if (!isFresh || mounted != isMounted)
        {
            ForeignFolder.Delete(Folder);
            if (Path.Exists(Folder))
            {
                // Nothing is written among what somebody else left.
                throw new ModelCallException(
                    ModelCallFailure.Rejected,
                    "What an earlier try left in the workspace cannot be removed."
                );
            }

            await FillAsync(mounted, cancellationToken).ConfigureAwait(false);
        }

        isFresh = false;
    }

    /// <summary>
    /// Looks at what was left. Links that lead out of the workspace are removed, so that nothing that is scored is read
    /// through them.
    /// </summary>
    public WorkspaceState Inspect()
    {
        // Those that were put there are no deed of the target.
        var own = Task.Folders.Select(folder => folder.Path).ToList();
        return OutsideLinks.Remove(Folder) is { } removed
            ? new WorkspaceState(SkillProblem(), [.. removed.Except(own, StringComparer.Ordinal)])
            : new WorkspaceState("The target left a folder in which not all links can be looked at and removed.", []);
    }

    public void Dispose() => ForeignFolder.Delete(root);

    private string? SkillProblem()
    {
        if (Skill is null)
        {
            return null;
        }

        var bytes = Utf8.GetBytes(Skill.Text);
        return new ContainedFolder(Folder).ReadBytes(Skill.Path, bytes.Length + 1) switch
        {
            null => $"The target deleted the skill ({Skill.Path}).",
            var left when left.AsSpan().SequenceEqual(bytes) => null,
            _ => $"The target changed the skill ({Skill.Path}).",
        };
    }

    private async Task FillAsync(bool mounted, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        await WriteAsync(TaskFile, Task.Text, cancellationToken).ConfigureAwait(false);
        if (Skill is not null)
        {
            await WriteAsync(Skill.Path, Skill.Text, cancellationToken).ConfigureAwait(false);
        }

        foreach (var file in Task.Files)
        {
            await CopyAsync(file, cancellationToken).ConfigureAwait(false);
        }

        foreach (var folder in Task.Folders)
        {
            var path = Free(folder.Path);
            if (mounted)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateSymbolicLink(path, Path.GetFullPath(folder.Source));
            }
        }

        (isFresh, isMounted) = (true, mounted);
    }

    private Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(Free(path), Utf8.GetBytes(text), cancellationToken);

    private async Task CopyAsync(WorkspaceFile file, CancellationToken cancellationToken)
    {
        var target = Free(file.Path);
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file.Source, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SkillOptException.BadData($"{file.Source} cannot be read: {error.Message}", error);
        }

        if (file.Sha256 is { } expected && Convert.ToHexStringLower(SHA256.HashData(bytes)) != expected)
        {
            throw SkillOptException.BadData(
                $"{file.Source} has changed since the items were read. Restore it, or start the run again."
            );
        }

        await File.WriteAllBytesAsync(target, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a part goes; its folder is made. Two parts at one place are an error.</summary>
    private string Free(string path)
    {
        var full = WorkspacePath.Below(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return Path.Exists(full)
            ? throw SkillOptException.BadData($"A task puts two things at '{path}' in its workspace.")
            : full;
    }
}
