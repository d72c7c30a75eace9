using SkillOpt.EndToEnd.Tests.Support;

namespace SkillOpt.EndToEnd.Tests;

public sealed class DiskTests
{
    private static readonly string Train = $"skillopt train '{Repository.Quickstart}' --set env.workers=1 --out";

    [Fact]
    public async Task A_read_only_directory_is_an_error_that_says_so()
    {
        using var sandbox = new Sandbox();

        var result = await OwnMounts.RunAsync(sandbox, $"mount_disk ro && {Train} \"$disk/run\"");

        result.ShouldFail(1, "Cannot write", sandbox["disk"], "read-only", "Choose a directory that can be written");
    }

    [Fact]
    public async Task A_place_where_no_directory_can_be_made_is_an_error_that_says_so()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc here.");
        using var sandbox = new Sandbox();

        (await sandbox.RunAsync("train", Repository.Quickstart, "--out", "/proc/skillopt-run")).ShouldFail(
            1,
            "Cannot write '/proc/skillopt-run'",
            "Check the path"
        );
    }

    [Theory]
    // Room for the reserve and a part of the run.
    [InlineData("4900k")]
    // Not even room for the reserve.
    [InlineData("600k")]
    public async Task A_full_disk_stops_the_run_and_with_room_the_same_command_ends_like_an_uninterrupted_run(
        string size
    )
    {
        using var sandbox = new Sandbox();
        var whole = new RunRecord(sandbox["whole"]);
        string[] command = ["train", Repository.Quickstart, "--set", "env.workers=1", "--out", whole.Root];
        (await sandbox.RunAsync(command)).ShouldSucceed();

        var result = await OwnMounts.RunAsync(
            sandbox,
            $"""
            mount_disk size={size} || exit
            {Train} "$disk/run" > first.out 2> first.err
            echo "first $?"
            cp "$disk/run/ledger.jsonl" ledger.before
            mount -o remount,size=50m "$disk"
            {Train} "$disk/run" > second.out 2> second.err
            echo "second $?"
            cp -r "$disk/run" resumed
            """
        );

        result.Lines.ShouldBe(["first 1", "second 0"], $"{result.Error}{sandbox.Read("second.err")}");
        new Result(1, "", sandbox.Read("first.err")).ShouldFail(1, "disk is full", "run the same command again");
        sandbox.Read("second.err").ShouldBeEmpty();
        var resumed = new RunRecord(sandbox["resumed"]);
        resumed.WholeLedgerLines().AsSpan().StartsWith(File.ReadAllBytes(sandbox["ledger.before"])).ShouldBeTrue();
        resumed.LedgerKeys().ShouldBe(whole.LedgerKeys(), ignoreOrder: true);
        resumed.ShouldSayTheSameAs(whole, withUsage: true);
    }
}
