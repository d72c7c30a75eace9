using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class KillTests
{
    private const int Kills = 20;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    public async Task A_run_killed_at_20_random_moments_ends_like_one_that_was_never_interrupted(int seed, int workers)
    {
        using var sandbox = new Sandbox();
        var whole = new RunRecord(sandbox["whole"]);
        (await sandbox.RunAsync(LongRun.Command(whole, workers))).ShouldSucceed();

        var killed = new RunRecord(sandbox["killed"]);
        var random = new Random(seed);
        var midRun = 0;
        for (var left = Kills; left > 0; left--)
        {
            var before = killed.WholeLedgerLines();
            using var process = sandbox.Start(LongRun.Command(killed, workers));
            if (random.Next(6) == 0)
            {
                // Anywhere: while the program starts, opens the record, replays.
                await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
            }
            else
            {
                var more = random.NextInt64(2 * Math.Max(1, (whole.LedgerLength - before.Length) / (left + 1)));
                await process.UntilAsync(() => killed.LedgerLength > before.Length + more);
            }

            var wasRunning = !process.HasEnded;
            await process.KillAsync();

            var after = killed.WholeLedgerLines();
            after.AsSpan().StartsWith(before).ShouldBeTrue("What is recorded stays as it is.");
            killed.LedgerKeys().ShouldBeUnique();
            midRun += wasRunning && after.Length > before.Length ? 1 : 0;
        }

        midRun.ShouldBeGreaterThanOrEqualTo(Kills / 2);
        (await sandbox.RunAsync(LongRun.Command(killed, workers))).ShouldSucceed();
        killed.LedgerKeys().ShouldBeUnique();
        killed.ShouldSayTheSameAs(whole, withUsage: workers == 1);
        if (workers == 1)
        {
            // With several workers, what is under way beyond a decision depends on timing.
            killed.LedgerKeys().ShouldBe(whole.LedgerKeys(), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_provider_sees_no_request_again_whose_answer_was_recorded_before_the_kill()
    {
        using var sandbox = new Sandbox();
        await using var server = await PaidServer.StartAsync();
        string[] oneAtATime =
        [
            .. server.Settings(),
            "--set",
            "env.workers=1",
            "--set",
            "gradient.analyst_workers=1",
            "--set",
            "train.num_epochs=2",
        ];
        var whole = new RunRecord(sandbox["whole"]);
        (await sandbox.RunAsync(["train", Repository.Quickstart, "--out", whole.Root, .. oneAtATime])).ShouldSucceed();
        var once = server.Bill;
        once.Count.ShouldBe(whole.LedgerKeys().Count);

        var killed = new RunRecord(sandbox["killed"]);
        string[] command = ["train", Repository.Quickstart, "--out", killed.Root, .. oneAtATime];
        var random = new Random(7);
        const int kills = 8;
        for (var left = kills; left > 0; left--)
        {
            var paid = server.Bill.Count - once.Count;
            var more = 1 + random.Next(2 * Math.Max(1, (once.Count - paid) / (left + 1)));
            using var process = sandbox.Start(command);
            await process.UntilAsync(() => server.Bill.Count - once.Count >= paid + more);
            await process.KillAsync();
        }

        (await sandbox.RunAsync(command)).ShouldSucceed();

        killed.ShouldSayTheSameAs(whole, withUsage: true);
        var all = server.Bill.Skip(once.Count).ToList();
        all.Distinct().ShouldBe(once.Distinct(), ignoreOrder: true);
        // What a kill interrupts, here one call of each role at most, has to be asked for again; nothing else.
        (all.Count - once.Count).ShouldBeInRange(0, 2 * kills);
    }
}
