using System.Runtime.CompilerServices;
using SkillOpt.Cli.Configuration;
using SkillOpt.Cli.Configuration.Binding;

namespace SkillOpt.Cli.Tests.Configuration;

public sealed class ConfigurationPageTests
{
    [Fact]
    public void Every_key_is_explained_on_the_page_on_configuration()
    {
        var page = File.ReadAllText(Path.Combine(Here(), "../../../docs/configuration.md"));

        var missing = ConfigSchema
            .Leaves(typeof(RunConfiguration))
            .Where(key =>
                !page.Contains($"`{key}`", StringComparison.Ordinal)
                && !page.Contains($"`{key}:", StringComparison.Ordinal)
            )
            // The two roles share one block of the page.
            .Where(key =>
                !key.Contains("_options.", StringComparison.Ordinal)
                || !page.Contains(
                    $"`... .{key[(key.IndexOf("_options.", StringComparison.Ordinal) + "_options.".Length)..]}`",
                    StringComparison.Ordinal
                )
            );

        missing.ShouldBeEmpty();
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
