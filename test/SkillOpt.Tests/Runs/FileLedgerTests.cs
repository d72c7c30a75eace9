using System.Runtime.CompilerServices;
using System.Text;
using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class FileLedgerTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private string LedgerPath => directory.File("ledger.jsonl");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_ledger_is_the_same_when_it_is_opened_again()
    {
        using (var ledger = FileLedger.Open(LedgerPath))
        {
            ledger.Append(Samples.Rollout(1, "one"));
            ledger.Append(Samples.Call(2, "two"));
            ledger.Append(Samples.Call(3, "three", "target", "judge"));
        }

        using var again = FileLedger.Open(LedgerPath);

        again.Count.ShouldBe(3);
        again.TryGetRollout(Samples.Key(1), withTrajectory: true, out var rollout).ShouldBeTrue();
        Samples.Line(rollout!).ShouldBe(Samples.Line(Samples.Rollout(1, "one")));
        again.TryGetCall(Samples.Key(2), out var call).ShouldBeTrue();
        call.ShouldBe(Samples.Call(2, "two"));
        again
            .Totals.Stages.Select(s => (s.Role, s.Stage, s.Entries, s.Usage, s.Milliseconds))
            .ShouldBe([
                ("optimizer", "reflect", 1, Samples.Usage, 34),
                ("target", "judge", 1, Samples.Usage, 34),
                ("target", "rollout", 1, Samples.Usage, 12),
            ]);
    }

    [Fact]
    public void A_last_line_torn_at_any_byte_is_dropped_and_the_ledger_goes_on()
    {
        var kept = Encoding.UTF8.GetBytes(Samples.Line(Samples.Rollout(1)) + "\n");
        var last = Encoding.UTF8.GetBytes(Samples.Line(Samples.Rollout(2, "é \"\\ 😀 \ud83d")));
        for (var length = 0; length < last.Length; length++)
        {
            File.WriteAllBytes(LedgerPath, [.. kept, .. last[..length]]);
            using (var ledger = FileLedger.Open(LedgerPath, new DiskReserve(directory.File("reserve"), bytes: 1)))
            {
                ledger.Count.ShouldBe(1);
                ledger.Append(Samples.Call(3));
            }

            File.ReadAllText(LedgerPath)
                .ShouldBe(
                    Encoding.UTF8.GetString(kept) + Samples.Line(Samples.Call(3)) + "\n",
                    $"torn after {length} bytes"
                );
        }
    }

    [Fact]
    public void A_last_line_that_lacks_only_its_line_feed_is_kept()
    {
        File.WriteAllText(LedgerPath, Samples.Line(Samples.Rollout(1)) + "\n" + Samples.Line(Samples.Call(2)));

        using (var ledger = FileLedger.Open(LedgerPath))
        {
            ledger.TryGetCall(Samples.Key(2), out _).ShouldBeTrue();
            ledger.Append(Samples.Call(3));
            ledger.TryGetCall(Samples.Key(3), out _).ShouldBeTrue();
        }

        File.ReadAllLines(LedgerPath).Length.ShouldBe(3);
    }

    [Fact]
    public void Garbage_without_a_line_feed_at_the_end_is_dropped()
    {
        File.WriteAllText(LedgerPath, Samples.Line(Samples.Rollout(1)) + "\n\0\0\0\0garbage");

        using (var ledger = FileLedger.Open(LedgerPath))
        {
            ledger.Count.ShouldBe(1);
        }

        File.ReadAllText(LedgerPath).ShouldBe(Samples.Line(Samples.Rollout(1)) + "\n");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"key\":\"")]
    [InlineData("{\"kind\":\"call\"}")]
    [InlineData("\0\0\0")]
    [InlineData("torn")]
    public void A_bad_line_in_the_middle_is_an_error_that_names_it_and_changes_nothing(string bad)
    {
        bad = bad == "torn" ? Samples.Line(Samples.Rollout(2))[..^5] : bad;
        var text = $"{Samples.Line(Samples.Rollout(1))}\n{bad}\n{Samples.Line(Samples.Rollout(3))}\n";
        File.WriteAllText(LedgerPath, text);

        var error = Should.Throw<SkillOptException>(() => FileLedger.Open(LedgerPath));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{LedgerPath}, line 2: ");
        error.Message.ShouldContain("delete this line");
        error.Message.ShouldNotContain("LineNumber");
        File.ReadAllText(LedgerPath).ShouldBe(text);
    }

    [Fact]
    public void A_line_that_is_bad_further_in_is_named_when_it_is_read()
    {
        var bad = Samples.Line(Samples.Rollout(2)).Replace("\"answer\":", "\"answer\":?", StringComparison.Ordinal);
        File.WriteAllText(
            LedgerPath,
            $"{Samples.Line(Samples.Rollout(1))}\n\n{bad}\n{Samples.Line(Samples.Rollout(3))}\n"
        );
        using var ledger = FileLedger.Open(LedgerPath);

        var error = Should.Throw<SkillOptException>(() => ledger.TryGetRollout(Samples.Key(2), true, out _));

        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldStartWith($"{LedgerPath}, line 3: ");
        ledger.TryGetRollout(Samples.Key(3), withTrajectory: true, out _).ShouldBeTrue();
    }

    [Fact]
    public void Of_two_lines_with_one_key_the_first_counts()
    {
        File.WriteAllText(LedgerPath, $"{Samples.Line(Samples.Call(1, "a"))}\n{Samples.Line(Samples.Call(1, "b"))}\n");

        using var ledger = FileLedger.Open(LedgerPath);

        ledger.Count.ShouldBe(1);
        ledger.TryGetCall(Samples.Key(1), out var call).ShouldBeTrue();
        call!.Reply.ShouldBe("a");
        ledger.Totals.Total.ShouldBe(Samples.Usage);
    }

    [Fact]
    public void A_key_that_is_there_already_is_not_written_again()
    {
        using (var ledger = FileLedger.Open(LedgerPath))
        {
            ledger.Append(Samples.Call(1, "a"));
            ledger.Append(Samples.Call(1, "b"));
        }

        File.ReadAllText(LedgerPath).ShouldBe(Samples.Line(Samples.Call(1, "a")) + "\n");
    }

    [Fact]
    public void Only_one_at_a_time_can_use_a_ledger()
    {
        using (FileLedger.Open(LedgerPath))
        {
            var error = Should.Throw<SkillOptException>(() => FileLedger.Open(LedgerPath));
            error.Kind.ShouldBe(ErrorKind.Usage);
            error.Message.ShouldContain("nother process is using this run");
            FileLedger.ReadTotals(LedgerPath).ShouldBeNull();
        }

        using var afterwards = FileLedger.Open(LedgerPath);
        afterwards.Count.ShouldBe(0);
    }

    [Fact]
    public void A_hundred_thousand_rollouts_are_found_again()
    {
        const int Count = 100_000;
        using (var file = new StreamWriter(LedgerPath) { NewLine = "\n" })
        {
            for (var i = 0; i < Count; i++)
            {
                file.WriteLine(Samples.Line(Samples.Rollout(i, "text")));
            }
        }

        using var ledger = FileLedger.Open(LedgerPath);

        ledger.Count.ShouldBe(Count);
        ledger.Totals.Total.Calls.ShouldBe(Count * Samples.Usage.Calls);
        foreach (var i in new[] { 0, 1, 2047, 2048, 77_777, Count - 1 })
        {
            ledger.TryGetRollout(Samples.Key(i), withTrajectory: true, out var entry).ShouldBeTrue();
            Samples.Line(entry!).ShouldBe(Samples.Line(Samples.Rollout(i, "text")));
        }
    }

    [Fact]
    public void A_line_larger_than_the_reading_block_is_found_again()
    {
        var text = new string('y', 5 << 20);
        File.WriteAllText(
            LedgerPath,
            $"{Samples.Line(Samples.Rollout(1))}\n{Samples.Line(Samples.Rollout(2, text))}\n{Samples.Line(Samples.Call(3))}\n"
        );

        using var ledger = FileLedger.Open(LedgerPath);

        ledger.Count.ShouldBe(3);
        ledger.TryGetRollout(Samples.Key(2), withTrajectory: true, out var entry).ShouldBeTrue();
        entry!.Result.Answer.ShouldBe(text);
    }

    [Fact]
    public void Nothing_of_an_entry_but_its_key_stays_in_memory()
    {
        using var ledger = FileLedger.Open(LedgerPath);
        var trajectory = AppendAndForget(ledger);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        trajectory.IsAlive.ShouldBeFalse();
        ledger.TryGetRollout(Samples.Key(1), withTrajectory: true, out var entry).ShouldBeTrue();
        entry!.Result.Trajectory.Count.ShouldBe(1);
    }

    [Fact]
    public void A_directory_in_its_place_is_a_clear_error()
    {
        Directory.CreateDirectory(LedgerPath);

        var error = Should.Throw<SkillOptException>(() => FileLedger.Open(LedgerPath));

        error.Kind.ShouldBe(ErrorKind.Storage);
        error.Message.ShouldContain(LedgerPath);
    }

    [Fact]
    public void Totals_can_be_read_without_opening_the_ledger()
    {
        File.WriteAllText(LedgerPath, $"{Samples.Line(Samples.Call(1))}\n{Samples.Line(Samples.Rollout(2))}\n{{\"key");

        var totals = FileLedger.ReadTotals(LedgerPath);

        totals!.Of("optimizer").ShouldBe(Samples.Usage);
        totals.Of("target").ShouldBe(Samples.Usage);
        File.ReadAllText(LedgerPath).ShouldEndWith("{\"key");
        FileLedger.ReadTotals(directory.File("none")).ShouldBeNull();
    }

    [Fact]
    public void Flushing_and_closing_leave_only_the_ledger_itself()
    {
        using (var ledger = FileLedger.Open(LedgerPath))
        {
            ledger.Append(Samples.Call(1));
            ledger.Flush();
            File.Exists(directory.File("ledger.reserve")).ShouldBeTrue();
        }

        Directory.GetFiles(directory.Path).ShouldBe([LedgerPath]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AppendAndForget(FileLedger ledger)
    {
        var text = new string('t', 100_000);
        var result = new RolloutResult(new Outcome.Scored(1, 1), "", [new TrajectoryEntry("user", text)]);
        ledger.Append(Samples.Rollout(1) with { Result = result });
        return new WeakReference(text);
    }
}
