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
}
