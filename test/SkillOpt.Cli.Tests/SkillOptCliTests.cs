using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests;

public sealed class SkillOptCliTests
{
    [Theory]
    [InlineData("")]
    [InlineData("train")]
    [InlineData("init")]
    [InlineData("doctor")]
    [InlineData("split")]
    [InlineData("data")]
    [InlineData("score")]
    [InlineData("apply")]
    [InlineData("show")]
    [InlineData("blame")]
    [InlineData("diff")]
    [InlineData("eval")]
    [InlineData("transfer")]
    [InlineData("export")]
    [InlineData("serve-models")]
    public async Task Help_is_as_checked_in(string command)
    {
        var result = await CommandLine.RunAsync([
            .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--help",
        ]);

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Out.ShouldMatchFile($"help{(command.Length == 0 ? "" : "-" + command)}.txt");
    }

    [Fact]
    public async Task Bad_command_lines_are_usage_errors_with_a_hint()
    {
        string[][] lines =
        [
            [],
            ["trian", "x.yaml"],
            ["train"],
            ["train", "a.yaml", "b.yaml"],
            ["train", "a.yaml", "--ot", "x"],
            ["train", "a.yaml", "--set"],
            ["split", "--data", "x"],
            ["split", "--data", "x", "--out", "y", "--seed", "abc"],
            ["data", "searchqa"],
            ["data", "serchqa", "--out", "x"],
            ["data", "--out", "x"],
            ["data", "searchqa", "--out", "x/a.md/b", "--from"],
            ["data", "searchqa", "--out", "x", "--token-env", "NOT_SET"],
            ["apply", "--skill", "s.md"],
            ["doctor", "a.yaml", "--probe", "0"],
            ["show"],
            ["diff", "run", "x"],
            ["serve-models", "--port", "x"],
            ["serve-models", "--cut-rate", "x"],
            ["serve-models", "--port", "65536"],
            ["serve-models", "--latency", "-1"],
            ["serve-models", "--error-rate", "1.5"],
            ["serve-models", "--error-rate", "0.6", "--cut-rate", "0.6"],
        ];
        var report = "";
        foreach (var line in lines)
        {
            var result = await CommandLine.RunAsync(line);
            result.ExitCode.ShouldBe(2, string.Join(' ', line));
            result.Out.ShouldBeEmpty();
            report += $"$ skillopt {string.Join(' ', line)}\n{result.Error}\n";
        }

        report.ShouldMatchFile("usage-errors.txt");
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var result = await CommandLine.RunAsync("--version");

        result.ExitCode.ShouldBe(0);
        result.Out.ShouldMatchFile("version.txt");
    }
}
