namespace SkillOpt.Benchmarks.Measuring;

/// <summary>A temporary folder, deleted at the end.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skillopt-bench-");

    public string Run(string name) => Path.Join(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
