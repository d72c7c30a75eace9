using System.Diagnostics.CodeAnalysis;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Rollouts;

public sealed class RolloutRunnerStorageTests
{
    [Fact]
    public async Task When_results_can_no_longer_be_recorded_nothing_more_is_paid_for()
    {
        var executor = new CountingExecutor();
        using var ledger = new BrokenLedger(appends: 3);
        var runner = new RolloutRunner(
            executor,
            ledger,
            new WorkerSlots(1),
            new RunMonitor(TimeProvider.System, () => default, _ => { }),
            TimeProvider.System,
            CancellationToken.None
        );
        TestItem[] items =
        [
            .. Enumerable.Range(0, 100).Select(i => new TestItem(new TaskItem($"{i}", $"task {i}", ["x"]))),
        ];

        var run = () =>
            runner.RunAsync(
                Skill.Empty,
                items,
                new RolloutPlan("test", new UsageTally()),
                TestContext.Current.CancellationToken
            );

        (await run.ShouldThrowAsync<SkillOptException>()).Kind.ShouldBe(ErrorKind.Storage);
        executor.Calls.ShouldBeInRange(4, 5);
    }

    private sealed class CountingExecutor : IRolloutExecutor
    {
        private int calls;

        public int Calls => Volatile.Read(ref calls);

        public string Fingerprint => "counting";

        public Task<ExecutedRollout> ExecuteAsync(RolloutRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref calls);
            return Task.FromResult(
                new ExecutedRollout(new RolloutResult(new Outcome.Scored(1, 1), "x", []), new Usage(1, 1, 1))
            );
        }
    }

    private sealed class BrokenLedger(int appends) : ILedger
    {
        private readonly MemoryLedger inner = new();
        private int left = appends;

        public int Count => inner.Count;

        public bool SpaceLow => false;

        public UsageTotals Totals => inner.Totals;

        public bool TryGetRollout(LedgerKey key, bool withTrajectory, [NotNullWhen(true)] out RolloutEntry? entry) =>
            inner.TryGetRollout(key, withTrajectory, out entry);

        public bool TryGetCall(LedgerKey key, [NotNullWhen(true)] out CallEntry? entry) =>
            inner.TryGetCall(key, out entry);

        public void Append(RolloutEntry entry)
        {
            if (Interlocked.Decrement(ref left) < 0)
            {
                throw SkillOptException.StorageFailed("The disk went away.");
            }

            inner.Append(entry);
        }

        public void Append(CallEntry entry) => inner.Append(entry);

        public void Flush() { }

        public void Dispose() => inner.Dispose();
    }
}
