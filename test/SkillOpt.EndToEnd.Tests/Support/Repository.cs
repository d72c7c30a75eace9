namespace SkillOpt.EndToEnd.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Quickstart => At("samples/quickstart/skillopt.yaml");

    public static string QuickstartItems => At("samples/quickstart/data/items.json");

    public static string At(string relativePath) => Path.GetFullPath(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SkillOpt.slnx")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the checkout.");
        return folder;
    }
}
