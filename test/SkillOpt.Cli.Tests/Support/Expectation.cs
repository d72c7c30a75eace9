using System.Runtime.CompilerServices;

namespace SkillOpt.Cli.Tests.Support;

/// <summary>Compares output with a checked-in file. SKILLOPT_ACCEPT=1 writes the file instead.</summary>
internal static class Expectation
{
    public static void ShouldMatchFile(this string actual, string name, [CallerFilePath] string source = "")
    {
        var text = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SKILLOPT_ACCEPT") is "1")
        {
            File.WriteAllText(Path.Combine(Folder(source), name), text);
            return;
        }

        var expected = Path.Combine(AppContext.BaseDirectory, "Expectations", name);
        File.Exists(expected).ShouldBeTrue($"{name} is missing; SKILLOPT_ACCEPT=1 writes it. Output:\n{text}");
        text.ShouldBe(File.ReadAllText(expected).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static string Folder(string source)
    {
        var folder = Path.GetDirectoryName(source)!;
        while (!Directory.Exists(Path.Combine(folder, "Expectations")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "Expectations");
    }
}
