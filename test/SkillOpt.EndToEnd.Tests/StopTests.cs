using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class StopTests
{
    private const int Cancelled = 130;

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public async Task A_signal_stops_the_run_says_how_to_go_on_and_that_command_ends_like_an_uninterrupted_run(
        int signal
    )
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        var whole = new RunRecord(sandbox["whole"]);
        (await sandbox.RunAsync(LongRun.Command(whole))).ShouldSucceed();

        var stopped = new RunRecord(sandbox["stopped"]);
        using var process = sandbox.Start(LongRun.Command(stopped));
        (await process.UntilAsync(() => stopped.LedgerLength > whole.LedgerLength / 5)).ShouldBeTrue();
        Signals.Send(process, signal);
        var result = await process.WaitAsync();

        result.ExitCode.ShouldBe(Cancelled);
        result.Error.ShouldContain("Stopping: what is in flight finishes and is recorded.");
        result.Error.ShouldContain("everything that was paid for is kept");
        result.Error.ShouldNotContain("   at ");
        stopped.Has("summary.json").ShouldBeFalse();
        var paid = stopped.WholeLedgerLines();
        paid.LongLength.ShouldBe(stopped.LedgerLength, "A clean stop leaves no torn line.");

        var shown = result.Error.Split('\n').Single(line => line.Contains("To go on: ", StringComparison.Ordinal));
        var command = shown[(shown.IndexOf("To go on: skillopt ", StringComparison.Ordinal) + 19)..].Split(' ');
        (await sandbox.RunAsync(command)).ShouldSucceed();
        stopped.WholeLedgerLines().AsSpan().StartsWith(paid).ShouldBeTrue();
        stopped.LedgerKeys().ShouldBeUnique();
        stopped.LedgerKeys().ShouldBe(whole.LedgerKeys(), ignoreOrder: true);
        stopped.ShouldSayTheSameAs(whole, withUsage: true);
    }

    [Fact]
    public async Task After_one_signal_what_is_in_flight_is_still_paid_for_recorded_and_used()
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        await using var server = await PaidServer.StartAsync();
        var run = new RunRecord(sandbox["run"]);
        string[] command = ["train", Repository.Quickstart, "--out", run.Root, .. server.Settings()];
        string[] fewAtATime = ["--set", "env.workers=6", "--set", "train.num_epochs=1"];
        server.HoldBack();
        using var process = sandbox.Start([.. command, .. fewAtATime]);
        (await process.UntilAsync(() => server.Waiting == 6)).ShouldBeTrue();
        Signals.Send(process, Signals.Interrupt);
        await process.UntilAsync(() => process.ErrorSoFar.Contains("Stopping:", StringComparison.Ordinal));
        server.Answer();
        var result = await process.WaitAsync();

        result.ExitCode.ShouldBe(Cancelled);
        run.LedgerKeys().Count.ShouldBe(6);
        server.Bill.Count.ShouldBe(6);
        (await sandbox.RunAsync([.. command, .. fewAtATime])).ShouldSucceed();
        server.Bill.ShouldBeUnique();
    }

    [Fact]
    public async Task A_second_signal_ends_the_run_without_waiting_for_what_is_in_flight()
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        await using var server = await PaidServer.StartAsync();
        var run = new RunRecord(sandbox["run"]);
        string[] command = ["train", Repository.Quickstart, "--out", run.Root, .. server.Settings()];
        server.HoldBack();
        using var process = sandbox.Start(command);
        (await process.UntilAsync(() => server.Waiting > 0)).ShouldBeTrue();
        Signals.Send(process, Signals.Interrupt);
        (
            await process.UntilAsync(() => process.ErrorSoFar.Contains("Stopping:", StringComparison.Ordinal))
        ).ShouldBeTrue();
        // The server never answers, so only the second signal can end it.
        Signals.Send(process, Signals.Interrupt);
        var result = await process.WaitAsync();

        result.ExitCode.ShouldBe(Cancelled);
        result.Error.ShouldContain("To go on: ");
        result.Error.ShouldNotContain("   at ");
        server.Answer();
        (await sandbox.RunAsync([.. command, "--set", "env.workers=64"])).ShouldSucceed();
        run.LedgerKeys().ShouldBeUnique();
    }

    [Fact]
    public async Task A_signal_before_the_first_result_leaves_a_run_that_can_be_started_again()
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        using var process = sandbox.Start(LongRun.Command(run));
        (await process.UntilAsync(() => run.Has("fingerprint.json"))).ShouldBeTrue();
        Signals.Send(process, Signals.Interrupt);
        (await process.WaitAsync()).ExitCode.ShouldBe(Cancelled);

        (await sandbox.RunAsync(LongRun.Command(run))).ShouldSucceed();
        run.LedgerKeys().ShouldBeUnique();
    }
}
