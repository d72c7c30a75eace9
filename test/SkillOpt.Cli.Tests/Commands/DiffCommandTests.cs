using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class DiffCommandTests
{
    [Theory]
    [InlineData("diff-run.txt")]
    [InlineData("diff-accepted.txt", "1")]
    [InlineData("diff-rejected.txt", "2")]
    [InlineData("diff-no-candidate.txt", "3")]
    public async Task Changes_are_as_checked_in(string expectation, params string[] step)
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync(["diff", folder["run"], .. step]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldMatchFile(expectation);
    }

    [Fact]
    public async Task A_step_that_does_not_exist_is_a_usage_error()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync("diff", folder["run"], "4");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("has no finished step 4; it has 3 steps.");
    }
}
