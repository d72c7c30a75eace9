using SkillOpt.Processes;
using SkillOpt.Workspaces;

namespace SkillOpt.Environments.Spreadsheets.Running;

/// <summary>
/// A folder of its own for the scripts of one test case, with a copy of the input. The reference is never in it.
/// </summary>
internal sealed class TaskWorkspace : IDisposable
{
    private readonly string original;

    public TaskWorkspace(string inputPath)
    {
        original = inputPath;
        Folder = Directory.CreateTempSubdirectory("skillopt-sheet-").FullName;
    }

    public string Folder { get; }

    /// <summary>The same for who follows paths that others name.</summary>
    public ContainedFolder Files => new(Folder);

    public string Input => Path.Combine(Folder, "input.xlsx");

    public string Output => Path.Combine(Folder, "output.xlsx");

    /// <summary>The input as it was, and no output: what an earlier script left is never taken for the next one's.</summary>
    public void Prepare()
    {
        Remove(Output);
        Remove(Input);
        File.WriteAllBytes(Input, File.ReadAllBytes(original));
    }

    /// <summary>Null, or why the output is none.</summary>
    public string? WhyNoOutput(long mostBytes)
    {
        var file = new FileInfo(Output);
        return Directory.Exists(Output) ? "OUTPUT_PATH is a folder, not a workbook."
            : !file.Exists ? "No workbook was saved at OUTPUT_PATH."
            : file.LinkTarget is not null ? "OUTPUT_PATH is a link, not a workbook."
            : file.Length == 0 ? "The file at OUTPUT_PATH is empty."
            : file.Length > mostBytes
                ? FormattableString.Invariant(
                    $"The workbook at OUTPUT_PATH has {file.Length} bytes; at most {mostBytes} are taken."
                )
            : null;
    }

    public void Dispose() => ForeignFolder.Delete(Folder);

    private static void Remove(string path)
    {
        if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            ForeignFolder.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }
}
