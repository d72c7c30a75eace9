using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task With_json_standard_output_holds_the_events_as_lines_and_nothing_else()
    {
        using var sandbox = new Sandbox();
        string[] command = ["train", Repository.Quickstart, "--out", "run", "--json"];
        var result = (await sandbox.RunAsync(command)).ShouldSucceed();

        result.Error.ShouldContain("step 1/16");
        result.Error.ShouldContain("stand-ins");
        var lines = result.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var logged = File.ReadAllLines(sandbox["run/events.jsonl"]).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Count.ShouldBe(logged.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i]["seq"]!.GetValue<int>().ShouldBe(i + 1);
            foreach (var field in (string[])["seq", "type", "payload"])
                JsonNode.DeepEquals(lines[i][field], logged[i][field]).ShouldBeTrue($"line {i + 1}, {field}");
        }

        lines[0]["type"]!.GetValue<string>().ShouldBe("run_started");
        lines[^1]["type"]!.GetValue<string>().ShouldBe("run_finished");
    }

    [Fact]
    public async Task A_program_that_stops_reading_ends_the_run_without_a_stack_trace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A matter of pipes in a shell.");
        using var sandbox = new Sandbox();
        var train = $"'{Programs.Dotnet}' '{Programs.Skillopt}' train '{Repository.Quickstart}' --out run --json";

        var result = await sandbox.RunProgramAsync("/bin/sh", "-c", $"{train} | head -n 1");

        result.Lines.ShouldHaveSingleItem().ShouldContain("run_started");
        result.Error.ShouldNotContain("   at ");
        result.Error.ShouldNotContain("unexpected");
        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", "run")).ShouldSucceed();
    }

    [Fact]
    public async Task What_is_piped_holds_no_escape_codes()
    {
        using var sandbox = new Sandbox();
        string[][] commands =
        [
            ["--help"],
            ["train", "--help"],
            ["train", Repository.Quickstart, "--out", "run", "--json"],
            ["train", Repository.Quickstart, "--out", "run"],
            ["show", "run"],
            ["blame", "run"],
            ["diff", "run"],
            ["doctor", Repository.Quickstart],
        ];
        foreach (var command in commands)
        {
            var result = (await sandbox.RunAsync(command)).ShouldSucceed();
            result.Out.ShouldNotBeEmpty();
            (result.Out + result.Error).ShouldNotContain("\u001b", Case.Sensitive, string.Join(' ', command));
            (result.Out + result.Error).ShouldNotContain("\r", Case.Sensitive, string.Join(' ', command));
        }
    }

    [Fact]
    public async Task On_a_terminal_the_run_shows_itself_live()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "script(1) gives the terminal.");
        using var sandbox = new Sandbox();
        var train = $"'{Programs.Dotnet}' '{Programs.Skillopt}' train '{Repository.Quickstart}' --out run";

        var result = (
            await sandbox.RunProgramAsync("/usr/bin/script", "--quiet", "--return", "--command", train, "/dev/null")
        ).ShouldSucceed();

        result.Out.ShouldContain("\u001b[");
        result.Out.ShouldContain("best skill");
    }
}
