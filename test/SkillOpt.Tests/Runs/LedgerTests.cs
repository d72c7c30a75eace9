using System.Collections.Concurrent;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Tests.Runs;

public sealed class LedgerTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_appended_can_be_read_at_once(bool inFile)
    {
        using var ledger = Open(inFile);
        ledger.Append(Samples.Rollout(1, "one"));
        ledger.Append(Samples.Call(2, "two"));

        ledger.TryGetRollout(Samples.Key(1), withTrajectory: true, out var rollout).ShouldBeTrue();
        Samples.Line(rollout!).ShouldBe(Samples.Line(Samples.Rollout(1, "one")));
        ledger.TryGetCall(Samples.Key(2), out var call).ShouldBeTrue();
        call.ShouldBe(Samples.Call(2, "two"));
        ledger.Count.ShouldBe(2);
        ledger.SpaceLow.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rollout_can_be_read_without_its_trajectory(bool inFile)
    {
        using var ledger = Open(inFile);
        ledger.Append(Samples.Rollout(1, "one"));

        ledger.TryGetRollout(Samples.Key(1), withTrajectory: false, out var rollout).ShouldBeTrue();

        rollout!.Result.Trajectory.ShouldBeEmpty();
        rollout.Result.Outcome.ShouldBe(new Outcome.Scored(1, 0.5, "one"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_there_is_not_found(bool inFile)
    {
        using var ledger = Open(inFile);
        ledger.Append(Samples.Rollout(1));
        ledger.Append(Samples.Call(2));

        ledger.TryGetRollout(Samples.Key(3), withTrajectory: true, out _).ShouldBeFalse();
        ledger.TryGetRollout(Samples.Key(2), withTrajectory: true, out _).ShouldBeFalse();
        ledger.TryGetCall(Samples.Key(1), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_entry_of_a_key_stays(bool inFile)
    {
        using var ledger = Open(inFile);
        ledger.Append(Samples.Call(1, "first"));
        ledger.Append(Samples.Call(1, "second"));
        ledger.Append(Samples.Rollout(1));

        ledger.TryGetCall(Samples.Key(1), out var call).ShouldBeTrue();
        call!.Reply.ShouldBe("first");
        ledger.Count.ShouldBe(1);
        ledger.Totals.Total.ShouldBe(Samples.Usage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Usage_is_totalled_by_role_and_stage(bool inFile)
    {
        using var ledger = Open(inFile);
        ledger.Append(Samples.Rollout(1));
        ledger.Append(Samples.Rollout(2));
        ledger.Append(Samples.Call(3, stage: "reflect"));
        ledger.Append(Samples.Call(4, stage: "aggregate"));

        var totals = ledger.Totals;

        totals
            .Stages.Select(s => (s.Role, s.Stage, s.Entries, s.Milliseconds))
            .ShouldBe([
                ("optimizer", "aggregate", 1, 34),
                ("optimizer", "reflect", 1, 34),
                ("target", "rollout", 2, 24),
            ]);
        totals.Of("target").ShouldBe(Samples.Usage + Samples.Usage);
        totals.Of("optimizer", "reflect").ShouldBe(Samples.Usage);
        totals.Roles.ShouldBe(["optimizer", "target"]);
        totals.Total.Calls.ShouldBe(12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_writers_and_readers_lose_nothing(bool inFile)
    {
        const int Writers = 64;
        const int Each = 40;
        using var ledger = Open(inFile);
        var wrong = new ConcurrentBag<int>();

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < Each; i++)
                        {
                            var number = (writer * Each) + i;
                            ledger.Append(Entry(number));
                            if (!Reads(ledger, number) || !Reads(ledger, writer * Each))
                            {
                                wrong.Add(number);
                            }
                        }
                    })
                )
        );

        wrong.ShouldBeEmpty();
        ledger.Count.ShouldBe(Writers * Each);
        Enumerable.Range(0, Writers * Each).Where(number => !Reads(ledger, number)).ShouldBeEmpty();
        if (inFile)
        {
            ledger.Dispose();
            using var again = Open(inFile);
            Enumerable.Range(0, Writers * Each).Where(number => !Reads(again, number)).ShouldBeEmpty();
        }
    }

    private static RolloutEntry Entry(int number) =>
        Samples.Rollout(number, new string((char)('a' + (number % 26)), number));

    private static bool Reads(ILedger ledger, int number) =>
        ledger.TryGetRollout(Samples.Key(number), withTrajectory: true, out var entry)
        && Samples.Line(entry) == Samples.Line(Entry(number));

    private ILedger Open(bool inFile) => inFile ? FileLedger.Open(directory.File("ledger.jsonl")) : new MemoryLedger();
}
