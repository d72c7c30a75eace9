using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Errors;
using SkillOpt.Training;

namespace SkillOpt.Cli.Tests.Commands;

public sealed class TrainCommandTests
{
    [Fact]
    public async Task Under_json_standard_output_holds_only_events_and_people_read_standard_error()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync(["train", config, "--json", .. Quickstart.Small]);

        result.ExitCode.ShouldBe(0, result.Error);
        var lines = result
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .ToList();
        lines.Select(line => line["seq"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, lines.Count));
        lines[0]["type"]!.GetValue<string>().ShouldBe("run_started");
        lines[^1]["type"]!.GetValue<string>().ShouldBe("run_finished");
        result.Error.ShouldContain("step 1/2");
        result.Error.ShouldContain("best skill");
    }

    [Fact]
    public async Task Json_lines_are_those_of_the_event_log()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        var time = new SteppingTime(TimeSpan.FromMilliseconds(1));

        var result = await CommandLine.RunAsync(
            host => host with { Time = time },
            ["train", config, "--json", "--out", folder["run"], .. Quickstart.Small]
        );

        result.Out.ShouldBe(File.ReadAllText(folder["run/events.jsonl"]));
    }

    [Fact]
    public async Task The_same_command_again_resumes_the_run_and_pays_for_nothing()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        string[] command = ["train", config, "--out", folder["run"], .. Quickstart.Small];

        var first = await CommandLine.RunAsync(command);
        var ledger = File.ReadAllText(folder["run/ledger.jsonl"]);
        var second = await CommandLine.RunAsync(command);

        second.ExitCode.ShouldBe(0, second.Error);
        second.Out.ShouldBe(first.Out);
        File.ReadAllText(folder["run/ledger.jsonl"]).ShouldBe(ledger);
    }

    [Fact]
    public async Task A_dry_run_needs_no_key_and_begins_no_run()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync([
            "train",
            config,
            "--dry-run",
            "--out",
            folder["run"],
            "--set",
            "model.target=openai/gpt",
            .. Quickstart.Small,
        ]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Out.ShouldMatchFile("train-dry-run.txt");
        Directory.Exists(folder["run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Offline_a_run_that_is_not_there_is_not_begun()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync("train", config, "--offline", "--out", folder["run"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(folder["run"]);
        Directory.Exists(folder["run"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_configuration_in_the_same_folder_is_refused()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        string[] command = ["train", config, "--out", folder["run"], .. Quickstart.Small];
        await CommandLine.RunAsync(command);

        var result = await CommandLine.RunAsync([.. command, "--set", "train.seed=1"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("train.seed");
    }

    [Fact]
    public async Task The_effective_configuration_is_kept_with_the_run()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        await CommandLine.RunAsync(["train", config, "--out", folder["run"], .. Quickstart.Small]);
        var again = await CommandLine.RunAsync("train", folder["run/config.yaml"], "--out", folder["run"]);

        again.ExitCode.ShouldBe(0, again.Error);
    }

    [Fact]
    public async Task A_run_that_was_asked_to_stop_ends_with_130_and_says_how_to_go_on()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        using var stop = new CancellationTokenSource();

        var result = await CommandLine.RunAsync(
            host => host with { StopRequested = stop.Token, Train = (job, token) => StopAtFirstStep(job, stop, token) },
            ["train", config, "--out", folder["run"], .. Quickstart.Small]
        );

        result.ExitCode.ShouldBe(130);
        result.Error.ShouldContain(
            $"skillopt train {config} --out {folder["run"]} --set env.limit=8 --set train.num_epochs=1"
        );
        result.Out.ShouldNotContain("best skill");
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_130()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var result = await CommandLine.RunAsync(host => host with { Cancelled = cancel.Token }, "train", config);

        result.ExitCode.ShouldBe(130);
    }

    [Theory]
    [InlineData(ErrorKind.Storage, 1)]
    [InlineData(ErrorKind.Usage, 2)]
    [InlineData(ErrorKind.Data, 3)]
    [InlineData(ErrorKind.Provider, 4)]
    [InlineData(ErrorKind.Budget, 5)]
    public async Task The_kind_of_an_error_is_the_exit_code(ErrorKind kind, int code)
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        var result = await CommandLine.RunAsync(
            host => host with { Train = (_, _) => Fail(new SkillOptException(kind, "what is wrong")) },
            "train",
            config
        );

        result.ExitCode.ShouldBe(code);
        result.Error.ShouldBe("error: what is wrong\n");
    }

    [Fact]
    public async Task A_defect_is_one_sentence_and_debug_shows_where()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);
        Func<CliHost, CliHost> failing = host =>
            host with
            {
                Train = (_, _) => Fail(new InvalidOperationException("oops")),
            };

        var plain = await CommandLine.RunAsync(failing, "train", config);
        var debug = await CommandLine.RunAsync(failing, "train", config, "--debug");
        var variable = await CommandLine.RunAsync(
            host => failing(host) with { Variable = name => name == "SKILLOPT_DEBUG" ? "1" : null },
            "train",
            config
        );

        plain.ExitCode.ShouldBe(1);
        plain.Error.ShouldStartWith("error: unexpected: InvalidOperationException: oops");
        plain.Error.ShouldNotContain("   at ");
        debug.Error.ShouldContain("   at ");
        variable.Error.ShouldContain("   at ");
    }

    [Fact]
    public async Task Workers_change_nothing_in_the_result()
    {
        using var folder = new TempFolder();
        var config = await Quickstart.CreateAsync(folder);

        await CommandLine.RunAsync([
            "train",
            config,
            "--out",
            folder["a"],
            "--set",
            "env.workers=1",
            .. Quickstart.Small,
        ]);
        await CommandLine.RunAsync([
            "train",
            config,
            "--out",
            folder["b"],
            "--set",
            "env.workers=32",
            .. Quickstart.Small,
        ]);

        File.ReadAllText(folder["b/best_skill.md"]).ShouldBe(File.ReadAllText(folder["a/best_skill.md"]));
    }

    private static async IAsyncEnumerable<TrainingEvent> StopAtFirstStep(
        TrainingJob job,
        CancellationTokenSource stop,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var happened in SkillTrainer.TrainAsync(job, cancellationToken))
        {
            yield return happened;
            if (happened is TrainingEvent.StepStarted)
                await stop.CancelAsync();
        }
    }

#pragma warning disable CS1998, CS0162 // Fails before there is anything to wait for.
    private static async IAsyncEnumerable<TrainingEvent> Fail(Exception problem)
    {
        throw problem;
        yield break;
    }
#pragma warning restore CS1998, CS0162
}
