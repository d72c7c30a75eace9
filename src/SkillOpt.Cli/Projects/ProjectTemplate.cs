namespace SkillOpt.Cli.Projects;

/// <summary>The files of a new project, which travel inside the program.</summary>
internal static class ProjectTemplate
{
    public const string Configuration = "skillopt.yaml";
    private const string Prefix = "Templates/";

    public static IReadOnlyList<string> Files { get; } =
    [
        .. typeof(ProjectTemplate)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string name)
    {
        using var stream = typeof(ProjectTemplate).Assembly.GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
