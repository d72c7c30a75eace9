using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Runs_with_1_8_and_64_workers_write_the_same_bytes()
    {
        using var sandbox = new Sandbox();
        var first = await TrainAsync(sandbox, "first", 8);

        foreach (var workers in (int[])[1, 8, 64])
        {
            var run = await TrainAsync(sandbox, $"workers{workers}", workers);
            run.ShouldSayTheSameAs(first);
            // The ledger's order is that of completion, but nothing in it may be there twice.
            run.LedgerKeys().ShouldBeUnique();
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_run()
    {
        using var sandbox = new Sandbox();
        var first = await TrainAsync(sandbox, "first", 8);
        var other = await TrainAsync(sandbox, "other", 8, "--set", "train.seed=7");

        other.Text("best_skill.md").ShouldNotBe(first.Text("best_skill.md"));
        other.Content()["history.json"].ShouldNotBe(first.Content()["history.json"]);
    }

    private static async Task<RunRecord> TrainAsync(Sandbox sandbox, string name, int workers, params string[] more)
    {
        var run = new RunRecord(sandbox[name]);
        string[] command = ["train", Repository.Quickstart, "--out", run.Root, "--set", $"env.workers={workers}"];
        (await sandbox.RunAsync([.. command, .. more])).ShouldSucceed();
        return run;
    }
}
