using System.Text;
using System.Text.Json.Nodes;
using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_finished_run_started_again_pays_for_nothing_and_changes_no_byte()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var before = run.AllBytes();

        var again = (await sandbox.RunAsync(Command(run))).ShouldSucceed();

        again.Out.ShouldContain("best skill");
        var after = run.AllBytes();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (name, bytes) in before)
            after[name].ShouldBe(bytes, name);
    }

    [Fact]
    public async Task Artifacts_that_were_deleted_or_edited_are_written_again()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var before = run.AllBytes();
        File.Delete(Path.Combine(run.Root, "summary.json"));
        File.AppendAllText(Path.Combine(run.Root, "best_skill.md"), "A rule by hand.\n");
        Directory.Delete(Path.Combine(run.Root, "steps"), recursive: true);

        (await sandbox.RunAsync(Command(run))).ShouldSucceed();

        var after = run.AllBytes();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (name, bytes) in before)
            after[name].ShouldBe(bytes, name);
    }

    [Fact]
    public async Task Offline_a_finished_run_needs_neither_its_provider_nor_a_key_and_changes_no_byte()
    {
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        string[] command;
        await using (var server = await PaidServer.StartAsync())
        {
            command = [.. Command(run), .. server.Settings()];
            (await sandbox.RunAsync(command)).ShouldSucceed();
        }

        var before = run.AllBytes();
        (await sandbox.RunAsync([.. command, "--set", "model.target_options.api_key_env=NOT_THERE"])).ShouldFail(
            2,
            "NOT_THERE"
        );

        var again = (
            await sandbox.RunAsync([.. command, "--offline", "--set", "model.target_options.api_key_env=NOT_THERE"])
        ).ShouldSucceed();

        again.Out.ShouldContain("best skill");
        var after = run.AllBytes();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var name in before.Keys.Where(name => name != "config.yaml"))
            after[name].ShouldBe(before[name], name);
    }

    [Fact]
    public async Task Offline_what_the_ledger_does_not_hold_is_named_and_nothing_is_written()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var lines = Lines(run.LedgerPath);
        var rollout = lines.FindIndex(line => line.Contains("\"item\":", StringComparison.Ordinal));
        var missing = JsonNode.Parse(lines[rollout])!;
        lines.RemoveAt(rollout);
        WriteLines(run.LedgerPath, lines);
        File.Delete(Path.Combine(run.Root, "summary.json"));
        var before = run.AllBytes();

        (await sandbox.RunAsync([.. Command(run), "--offline"])).ShouldFail(
            3,
            $"item '{missing["item"]!.GetValue<string>()}'",
            missing["skill"]!.GetValue<string>(),
            "(stage "
        );

        var after = run.AllBytes();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (name, bytes) in before)
            after[name].ShouldBe(bytes, name);
    }

    [Fact]
    public async Task A_run_that_replays_another_writes_the_same_skill_and_pays_for_nothing()
    {
        using var sandbox = new Sandbox();
        var recorded = new RunRecord(sandbox["a"]);
        string[] command = ["train", Repository.Quickstart, "--set", "train.num_epochs=2"];
        await using (var server = await PaidServer.StartAsync())
        {
            // The default gate, for which the noise is measured first, as nobody knows what is behind the server.
            string[] settings = [.. server.Settings(), "--set", "evaluation.gate=auto"];
            (await sandbox.RunAsync([.. command, "--out", recorded.Root, .. settings])).ShouldSucceed();
            recorded.Summary["noise"]!["flips"]!.GetValue<int>().ShouldBe(0);
        }

        // Relative to where the command runs, as any path that is given with it.
        string[] replay = ["--set", "model.target=replay/a", "--set", "model.optimizer=replay/a"];
        var replayed = new RunRecord(sandbox["b"]);
        (await sandbox.RunAsync([.. command, "--out", replayed.Root, .. replay])).ShouldSucceed();

        replayed.ShouldSayTheSameAs(recorded);
        foreach (var role in (string[])["target", "optimizer"])
        foreach (var (_, stage) in replayed.Summary["usage"]![role]!.AsObject())
            stage!["calls"]!.GetValue<long>().ShouldBe(0);
        (await sandbox.RunAsync("show", replayed.Root)).ShouldSucceed();
    }

    [Fact]
    public async Task What_a_replayed_run_does_not_hold_is_named()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);

        (
            await sandbox.RunAsync(
                "train",
                Repository.Quickstart,
                "--out",
                sandbox["other"],
                "--set",
                "train.seed=7",
                "--set",
                "model.target=replay/run",
                "--set",
                "model.optimizer=replay/run"
            )
        ).ShouldFailAfterOutput(3, $"'{run.Root}'", "does not hold");
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(1)]
    public async Task A_torn_last_ledger_line_costs_its_effect_and_no_other(double kept)
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var before = run.Content(withUsage: true);
        var keys = run.LedgerKeys();
        var ledger = run.WholeLedgerLines();
        var lastLine = ledger.Length - 1 - ledger.AsSpan(..^1).LastIndexOf((byte)'\n') - 1;
        File.WriteAllBytes(run.LedgerPath, ledger[..(ledger.Length - 1 - lastLine + (int)(kept * lastLine))]);

        (await sandbox.RunAsync(Command(run))).ShouldSucceed();

        run.LedgerKeys().ShouldBe(keys);
        run.Content(withUsage: true).ShouldBe(before, ignoreOrder: true);
        // A line that only lacks its line feed is whole.
        if (kept == 1)
            run.WholeLedgerLines().ShouldBe(ledger);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(70)]
    public async Task A_torn_last_event_is_logged_again(int bytes)
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var before = run.Content();
        var ledger = run.WholeLedgerLines();
        var events = File.ReadAllBytes(run.EventsPath);
        File.WriteAllBytes(run.EventsPath, events[..^bytes]);

        (await sandbox.RunAsync(Command(run))).ShouldSucceed();

        run.Content().ShouldBe(before, ignoreOrder: true);
        run.WholeLedgerLines().ShouldBe(ledger);
        File.ReadAllBytes(run.EventsPath).Length.ShouldBe(events.Length);
    }

    [Fact]
    public async Task A_broken_line_inside_the_ledger_is_named()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var lines = Lines(run.LedgerPath);
        lines[6] = lines[6][..30];
        WriteLines(run.LedgerPath, lines);

        (await sandbox.RunAsync(Command(run))).ShouldFail(3, "ledger.jsonl", "line 7", "delete this line");
    }

    [Fact]
    public async Task A_deleted_ledger_line_is_paid_for_again_and_the_run_is_the_same()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var before = run.Content(withUsage: true);
        var keys = run.LedgerKeys();
        var lines = Lines(run.LedgerPath);
        lines.RemoveAt(6);
        WriteLines(run.LedgerPath, lines);

        (await sandbox.RunAsync(Command(run))).ShouldSucceed();

        run.LedgerKeys().ShouldBe([.. keys.Where((_, i) => i != 6), keys[6]]);
        run.Content(withUsage: true).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_logged_event_that_was_edited_stops_the_replay_and_says_what_differs()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var lines = Lines(run.EventsPath);
        var at = lines.FindIndex(line => line.Contains("\"baseline_measured\"", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("\"scored\":40", "\"scored\":39", StringComparison.Ordinal);
        WriteLines(run.EventsPath, lines);

        (await sandbox.RunAsync(Command(run))).ShouldFailAfterOutput(
            2,
            $"Replay differs at event {at + 1} (baseline_measured)",
            "scored",
            "39",
            "40",
            "train into another directory"
        );
    }

    [Fact]
    public async Task An_answer_in_the_ledger_that_was_edited_stops_the_replay()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var lines = Lines(run.LedgerPath);
        lines[0].ShouldContain("\"hard\":0,");
        lines[0] = lines[0].Replace("\"hard\":0,", "\"hard\":1,", StringComparison.Ordinal);
        WriteLines(run.LedgerPath, lines);

        (await sandbox.RunAsync(Command(run))).ShouldFailAfterOutput(2, "Replay differs at event", "undo the change");
    }

    [Fact]
    public async Task An_initial_skill_that_was_edited_is_another_run()
    {
        using var sandbox = new Sandbox();
        var skill = sandbox.Write("skill.md", "# Tables\n");
        var run = new RunRecord(sandbox["run"]);
        string[] command = [.. Command(run), "--set", $"env.skill_init={skill}"];
        (await sandbox.RunAsync(command)).ShouldSucceed();
        File.AppendAllText(skill, "\nA rule by hand.\n");

        (await sandbox.RunAsync(command)).ShouldFail(2, run.Root, "other settings", "initial_skill", "--out");
    }

    [Fact]
    public async Task Workers_and_time_limits_may_change_when_a_run_goes_on()
    {
        using var sandbox = new Sandbox();
        var run = await TrainAsync(sandbox);
        var ledger = run.WholeLedgerLines();
        string[] faster =
        [
            "--set",
            "env.workers=3",
            "--set",
            "env.exec_timeout=7",
            "--set",
            "gradient.analyst_workers=2",
        ];

        (await sandbox.RunAsync([.. Command(run), .. faster])).ShouldSucceed();

        run.WholeLedgerLines().ShouldBe(ledger);
    }

    // With one worker nothing is run beyond what decides, so that the ledger is known to the last key.
    private static string[] Command(RunRecord run) =>
        ["train", Repository.Quickstart, "--out", run.Root, "--set", "train.num_epochs=2", "--set", "env.workers=1"];

    private static async Task<RunRecord> TrainAsync(Sandbox sandbox)
    {
        var run = new RunRecord(sandbox["run"]);
        (await sandbox.RunAsync(Command(run))).ShouldSucceed();
        return run;
    }

    private static List<string> Lines(string path) => [.. File.ReadAllLines(path)];

    private static void WriteLines(string path, IEnumerable<string> lines) =>
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'));
}
