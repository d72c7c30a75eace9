namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>The programs that the build put beside the tests, and what runs them.</summary>
internal static class Programs
{
    public static string Skillopt { get; } = Path.Combine(AppContext.BaseDirectory, "SkillOpt.Cli.dll");

    public static string LibrarySample { get; } = Path.Combine(AppContext.BaseDirectory, "SkillOpt.LibrarySample.dll");

    public static string Dotnet { get; } = FindDotnet();

    private static string FindDotnet()
    {
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Environment.ProcessPath is { } path && Path.GetFileName(path) == program ? path : null,
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
                ? Path.Combine(root, program)
                : null,
            .. (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, program)),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("dotnet was not found. Set DOTNET_HOST_PATH to it.");
    }
}
