using System.Diagnostics;
using SkillOpt.Errors;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class DiskFullTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private string LedgerPath => directory.File("ledger.jsonl");

    private string ReservePath => directory.File("ledger.reserve");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void When_the_disk_fills_up_the_reserve_makes_room_and_the_ledger_says_so()
    {
        var disk = new FullDisk(ReservePath);
        using (var ledger = FileLedger.Open(LedgerPath, write: disk.Write))
        {
            ledger.Append(Samples.Rollout(1));
            disk.Room = 0;
            ledger.SpaceLow.ShouldBeFalse();

            ledger.Append(Samples.Rollout(2));
            ledger.Append(Samples.Rollout(3));

            ledger.SpaceLow.ShouldBeTrue();
            ledger.Count.ShouldBe(3);
            File.Exists(ReservePath).ShouldBeFalse();
        }

        File.ReadAllLines(LedgerPath)
            .ShouldBe([
                Samples.Line(Samples.Rollout(1)),
                Samples.Line(Samples.Rollout(2)),
                Samples.Line(Samples.Rollout(3)),
            ]);
    }

    [Fact]
    public void When_even_the_reserve_is_used_up_the_append_fails_and_leaves_whole_lines()
    {
        var disk = new FullDisk(ReservePath);
        using var ledger = FileLedger.Open(LedgerPath, write: disk.Write);
        ledger.Append(Samples.Rollout(1));
        disk.Room = disk.RoomAfterRelease = 0;

        var error = Should.Throw<SkillOptException>(() => ledger.Append(Samples.Rollout(2)));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain(LedgerPath);
        error.Message.ShouldContain("the disk is full");
        error.Message.ShouldContain("run the same command again");
        new FileInfo(LedgerPath).Length.ShouldBe(Samples.Line(Samples.Rollout(1)).Length + 1);
        ledger.TryGetRollout(Samples.Key(2), withTrajectory: true, out _).ShouldBeFalse();
        ledger.TryGetRollout(Samples.Key(1), withTrajectory: true, out _).ShouldBeTrue();

        disk.RoomAfterRelease = long.MaxValue;
        ledger.Append(Samples.Rollout(2));
        ledger.TryGetRollout(Samples.Key(2), withTrajectory: true, out _).ShouldBeTrue();
    }

    [Fact]
    public void Another_failure_does_not_touch_the_reserve()
    {
        var fail = false;
        using var ledger = FileLedger.Open(
            LedgerPath,
            write: (file, bytes, offset) =>
            {
                if (fail)
                {
                    throw new IOException("the cable is out");
                }

                RandomAccess.Write(file, bytes, offset);
            }
        );
        fail = true;

        var error = Should.Throw<SkillOptException>(() => ledger.Append(Samples.Rollout(1)));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain("the cable is out");
        ledger.SpaceLow.ShouldBeFalse();
        File.Exists(ReservePath).ShouldBeTrue();
    }

    [Fact]
    public void Events_use_the_same_reserve()
    {
        var disk = new FullDisk(ReservePath);
        using var store = DirectoryRunStore.Open(
            directory.Path,
            new RunFingerprint([], []),
            new FixedTime(),
            disk.Write
        );
        disk.Room = 0;

        store.Events.Append("run_started", "{}");

        store.Ledger.SpaceLow.ShouldBeTrue();
        store.Events.Count.ShouldBe(1);
    }

    [Fact]
    public void On_a_disk_that_is_really_full_what_is_in_flight_is_kept()
    {
        using var disk = SmallDisk.TryMount(megabytes: 6);
        Assert.SkipWhen(disk is null, "a small disk cannot be mounted here");

        var root = System.IO.Path.Combine(disk.Path, "run");
        var kept = 0;
        using (var store = DirectoryRunStore.Open(root, new RunFingerprint([], []), new FixedTime()))
        {
            disk.FillUp();
            while (!store.Ledger.SpaceLow)
            {
                store.Ledger.Append(Samples.Rollout(kept++, new string('x', 1000)));
            }

            for (var inFlight = 0; inFlight < 64; inFlight++)
            {
                store.Ledger.Append(Samples.Rollout(kept++, new string('x', 1000)));
            }

            store.Events.Append("run_stopped", "{}");
            store.WriteText("history.json", "[]");

            var error = Should.Throw<SkillOptException>(() =>
            {
                for (; ; kept++)
                {
                    store.Ledger.Append(Samples.Rollout(kept, new string('x', 1000)));
                }
            });
            error.Kind.ShouldBe(ErrorKind.Storage);
            error.Message.ShouldContain("the disk is full");
            Should
                .Throw<SkillOptException>(() => store.WriteText("more.md", new string('x', 100_000)))
                .Kind.ShouldBe(ErrorKind.Storage);
            Directory.GetFiles(root, ".tmp-*").ShouldBeEmpty();
        }

        using (var again = DirectoryRunStore.Open(root, new RunFingerprint([], []), new FixedTime()))
        {
            again.Ledger.Count.ShouldBe(kept);
            again.Ledger.SpaceLow.ShouldBeTrue();
            again.ReadText("history.json").ShouldBe("[]");
        }

        disk.MakeRoom();
        using var afterwards = DirectoryRunStore.Open(root, new RunFingerprint([], []), new FixedTime());
        afterwards.Ledger.Count.ShouldBe(kept);
        afterwards.Events.Count.ShouldBe(1);
    }

    [Fact]
    public void Artifacts_use_the_same_reserve()
    {
        using var disk = SmallDisk.TryMount(megabytes: 6);
        Assert.SkipWhen(disk is null, "a small disk cannot be mounted here");
        using var store = DirectoryRunStore.Open(
            System.IO.Path.Combine(disk.Path, "run"),
            new RunFingerprint([], []),
            new FixedTime()
        );
        disk.FillUp();

        store.WriteText("steps/step_0001/candidate_skill.md", new string('x', 100_000));

        store.ReadText("steps/step_0001/candidate_skill.md")!.Length.ShouldBe(100_000);
        store.Ledger.SpaceLow.ShouldBeTrue();
    }

    private sealed class SmallDisk : IDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        private string Filler => System.IO.Path.Combine(Path, "filler");

        public static SmallDisk? TryMount(int megabytes)
        {
            if (!OperatingSystem.IsLinux())
            {
                return null;
            }

            var path = Directory.CreateTempSubdirectory("skillopt-disk-").FullName;
            if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", path))
            {
                return new SmallDisk(path);
            }

            Directory.Delete(path);
            return null;
        }

        public void FillUp()
        {
            try
            {
                using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 0);
                var block = new byte[4096];
                while (true)
                {
                    file.Write(block);
                }
            }
            catch (IOException)
            {
                // Full, as wanted.
            }
        }

        public void MakeRoom() => File.Delete(Filler);

        public void Dispose()
        {
            Run("umount", Path);
            Directory.Delete(Path);
        }

        private static bool Run(string command, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(
                    new ProcessStartInfo(command, arguments)
                    {
                        RedirectStandardError = true,
                        RedirectStandardOutput = true,
                    }
                )!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
