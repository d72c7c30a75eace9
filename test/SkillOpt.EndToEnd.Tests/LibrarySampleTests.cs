using System.Globalization;
using System.Text.RegularExpressions;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed partial class LibrarySampleTests
{
    [Fact]
    public async Task The_library_sample_trains_the_items_of_the_quick_start_and_prints_an_improvement()
    {
        using var sandbox = new Sandbox();

        var result = (
            await sandbox.RunProgramAsync(Programs.Dotnet, Programs.LibrarySample, Repository.QuickstartItems)
        ).ShouldSucceed();

        result.Error.ShouldBeEmpty();
        result.Out.ShouldContain("step 16: ");
        var scores = Scores().Match(result.Out);
        (Score(scores, 2) - Score(scores, 1)).ShouldBeGreaterThan(0.4);
        new RunRecord(sandbox.Root).Files().ShouldBeEmpty("Training from C# needs no files.");
    }

    private static double Score(Match scores, int group) =>
        double.Parse(scores.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"test (\d\.\d{3}) -> (\d\.\d{3})")]
    private static partial Regex Scores();
}
