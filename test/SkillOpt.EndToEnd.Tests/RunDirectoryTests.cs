using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class RunDirectoryTests
{
    [Fact]
    public async Task A_directory_with_another_run_is_refused_and_left_as_it_is()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        (await TrainAsync(sandbox, "run")).ShouldSucceed();
        var before = new RunRecord(sandbox["run"]).AllBytes();

        (await TrainAsync(sandbox, "run", "--set", "train.seed=7")).ShouldFail(
            2,
            "'run' holds a run with other settings",
            "train.seed: '42' there, '7' now",
            "--out"
        );

        foreach (var (name, bytes) in new RunRecord(sandbox["run"]).AllBytes())
            bytes.ShouldBe(before[name], name);
    }

    [Fact]
    public async Task A_directory_with_something_else_is_refused_and_left_as_it_is()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);
        sandbox.Write("thesis/chapter1.txt", "precious");

        (await TrainAsync(sandbox, "thesis")).ShouldFail(
            2,
            "'thesis' is not empty",
            "chapter1.txt",
            "not a run",
            "--out"
        );

        new RunRecord(sandbox["thesis"]).Files().ShouldBe(["chapter1.txt"]);
    }

    [Fact]
    public async Task A_file_in_place_of_the_directory_is_refused()
    {
        using var sandbox = new Sandbox();
        SmallProject.WriteTo(sandbox);

        (await TrainAsync(sandbox, "skill.md")).ShouldFail(2, "skill.md is a file", "--out");
        (await TrainAsync(sandbox, "skill.md/run")).ShouldFail(1, "Cannot write 'skill.md/run'", "Check the path");
        sandbox.Read("skill.md").ShouldBe("# Tables\n");
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_is_refused_and_the_first_goes_on()
    {
        Signals.RequireThem();
        using var sandbox = new Sandbox();
        var run = new RunRecord(sandbox["run"]);
        using var first = sandbox.Start(LongRun.Command(run));
        (await first.UntilAsync(() => run.LedgerLength > 0)).ShouldBeTrue();
        // Standing still, it cannot finish before the second has been refused.
        Signals.Send(first, Signals.Stop);

        (await sandbox.RunAsync(LongRun.Command(run))).ShouldFail(
            2,
            "Another process is using this run",
            "ledger.jsonl"
        );

        Signals.Send(first, Signals.Continue);
        (await first.WaitAsync()).ShouldSucceed();
        run.LedgerKeys().ShouldBeUnique();
    }

    [Theory]
    [InlineData("show")]
    [InlineData("blame")]
    [InlineData("diff")]
    public async Task What_is_not_a_run_cannot_be_inspected(string command)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("thesis/chapter1.txt", "precious");

        (await sandbox.RunAsync(command, "gone")).ShouldFail(2, "gone");
        (await sandbox.RunAsync(command, "thesis")).ShouldFail(2, "thesis", "not a run");
    }

    private static Task<Result> TrainAsync(Sandbox sandbox, string directory, params string[] more) =>
        sandbox.RunAsync(["train", "skillopt.yaml", "--out", directory, .. more]);
}
