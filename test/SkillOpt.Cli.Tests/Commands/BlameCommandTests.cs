using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class BlameCommandTests
{
    [Fact]
    public async Task Every_line_has_its_origin()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync("blame", folder["run"]);

        result.ExitCode.ShouldBe(0);
        result.Out.ShouldMatchFile("blame.txt");
    }

    [Fact]
    public async Task Machine_readable_output_has_one_object_per_line()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);

        var result = await CommandLine.RunAsync("blame", folder["run"], "--json");

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        JsonNode.Parse(lines[2])!["origin"]!["edit_index"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Before_the_end_of_a_run_there_is_no_blame()
    {
        using var folder = new TempFolder();
        SampleRun.WriteTo(folder);
        File.Delete(folder["run/blame.json"]);

        var result = await CommandLine.RunAsync("blame", folder["run"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("has no blame.json");
    }
}
