using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Tests.Fakes;

namespace SkillOpt.Tests.Rollouts;

public sealed class RolloutRunnerTests : IDisposable
{
    private static readonly Skill Skill = new("a skill");
    private static readonly Outcome Right = new Outcome.Scored(1, 1);
    private static readonly Outcome Wrong = new Outcome.Scored(0, 0);
    private static readonly Outcome Lost = new Outcome.Unscored("lost");

    private readonly MemoryLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    [Fact]
    public async Task Results_come_in_item_order_whatever_order_they_finish_in()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<Outcome>()).ToList();
        var executor = new FakeExecutor((request, _) => gates[int.Parse(request.Item.Id, null)].Task);
        var run = Runner(executor, workers: 4).RunAsync(Skill, Items(4), Plan(), TestContext.Current.CancellationToken);

        foreach (var last in (int[])[3, 1, 0, 2])
        {
            gates[last].SetResult(new Outcome.Scored(0, last / 10.0));
        }

        (await run).Select(rollout => rollout.Item.Item.Id).ShouldBe(["0", "1", "2", "3"]);
        (await run).Select(rollout => ((Outcome.Scored)rollout.Outcome).Soft).ShouldBe([0, 0.1, 0.2, 0.3]);
    }

    [Fact]
    public async Task No_more_than_the_workers_are_in_flight_over_all_batches()
    {
        var (inFlight, most) = (0, 0);
        var executor = new FakeExecutor(
            async (_, _) =>
            {
                var now = Interlocked.Increment(ref inFlight);
                InterlockedMax(ref most, now);
                await Task.Yield();
                await Task.Yield();
                Interlocked.Decrement(ref inFlight);
                return Right;
            }
        );
        var runner = Runner(executor, workers: 3);

        await Task.WhenAll(
            runner.RunAsync(Skill, Items(20), Plan(), TestContext.Current.CancellationToken),
            runner.RunAsync(new Skill("another"), Items(20), Plan(), TestContext.Current.CancellationToken)
        );

        executor.Started.Count.ShouldBe(40);
        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task All_workers_are_used()
    {
        var allThere = new TaskCompletionSource<Outcome>();
        var inFlight = 0;
        var executor = new FakeExecutor(
            (_, _) =>
            {
                if (Interlocked.Increment(ref inFlight) == 5)
                {
                    allThere.SetResult(Right);
                }

                return allThere.Task;
            }
        );

        (
            await Runner(executor, workers: 5).RunAsync(Skill, Items(5), Plan(), TestContext.Current.CancellationToken)
        ).Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_the_ledger_holds_is_not_carried_out_again()
    {
        await Runner(new FakeExecutor(_ => Right))
            .RunAsync(Skill, Items(3), Plan(), TestContext.Current.CancellationToken);
        var second = new FakeExecutor(_ => Wrong);

        var results = await Runner(second, workers: 1)
            .RunAsync(Skill, Items(5), Plan(), TestContext.Current.CancellationToken);

        second.Started.ShouldBe(["3", "4"]);
        results.Select(rollout => rollout.Outcome).ShouldBe([Right, Right, Right, Wrong, Wrong]);
    }

    [Fact]
    public async Task Another_skill_or_another_item_is_another_rollout()
    {
        await Runner(new FakeExecutor(_ => Right))
            .RunAsync(Skill, Items(1), Plan(), TestContext.Current.CancellationToken);
        var second = new FakeExecutor(_ => Wrong);

        await Runner(second).RunAsync(new Skill("another"), Items(1), Plan(), TestContext.Current.CancellationToken);
        await Runner(second)
            .RunAsync(
                Skill,
                [new TrainItem(new TaskItem("0", "other prompt", []))],
                Plan(),
                TestContext.Current.CancellationToken
            );
        await Runner(second)
            .RunAsync(
                Skill,
                [new TrainItem(new TaskItem("renamed", "prompt 0", []))],
                Plan(),
                TestContext.Current.CancellationToken
            );

        second.Started.ShouldBe(["0", "0"]);
    }

    [Fact]
    public async Task Trajectories_are_dropped_unless_the_plan_keeps_them()
    {
        var runner = Runner(new FakeExecutor(_ => Right));

        (await runner.RunAsync(Skill, Items(1), Plan(), TestContext.Current.CancellationToken))[0]
            .Result.Trajectory.ShouldBeEmpty();
        (
            await runner.RunAsync(
                Skill,
                Items(2),
                Plan() with
                {
                    KeepTrajectories = true,
                },
                TestContext.Current.CancellationToken
            )
        )
            .Select(rollout => rollout.Result.Trajectory.Count)
            .ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Two_batches_that_want_the_same_share_one_attempt_in_flight()
    {
        var answer = new TaskCompletionSource<Outcome>();
        var executor = new FakeExecutor((_, _) => answer.Task);
        var runner = Runner(executor);
        var first = runner.RunAsync(Skill, Items(2), Plan(), TestContext.Current.CancellationToken);
        var second = runner.RunAsync(
            Skill,
            Items(2),
            Plan() with
            {
                KeepTrajectories = true,
            },
            TestContext.Current.CancellationToken
        );

        answer.SetResult(Right);
        await Task.WhenAll(first, second);

        executor.Started.Count.ShouldBe(2);
        ledger.Count.ShouldBe(2);
        (await second)[0].Result.Trajectory.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_attempt_without_a_score_is_the_same_for_every_batch_of_the_session()
    {
        var slow = new TaskCompletionSource<Outcome>();
        var attempts = 0;
        var executor = new FakeExecutor(
            (request, _) =>
                request.Item.Id == "1" ? slow.Task
                : Interlocked.Increment(ref attempts) == 1 ? Task.FromResult(Lost)
                : Task.FromResult(Right)
        );
        var runner = Runner(executor);
        var first = runner.RunAsync(Skill, Items(2), Plan(), TestContext.Current.CancellationToken);
        while (attempts == 0)
        {
            await Task.Yield();
        }

        // The first batch is not over, so its lost attempt is not in the ledger yet.
        var second = await runner.RunAsync(
            Skill,
            Items(1),
            Plan() with
            {
                RequiredCoverage = 0,
            },
            TestContext.Current.CancellationToken
        );
        slow.SetResult(Right);
        var results = await first;

        attempts.ShouldBe(1);
        second[0].Outcome.ShouldBe(results[0].Outcome);
        var again = await Runner(new FakeExecutor(_ => Right))
            .RunAsync(Skill, Items(2), Plan(), TestContext.Current.CancellationToken);
        again[0].Outcome.ShouldBe(Lost);
    }

    [Fact]
    public async Task A_batch_that_ends_early_ends_at_the_item_that_decided_and_leaves_the_rest()
    {
        var executor = new FakeExecutor(request => request.Item.Id == "2" ? Right : Wrong);

        var results = await Runner(executor, workers: 1)
            .RunAsync(
                Skill,
                Items(9),
                Plan() with
                {
                    IsDecided = outcome => outcome == Right,
                },
                TestContext.Current.CancellationToken
            );

        results.Select(rollout => rollout.Item.Item.Id).ShouldBe(["0", "1", "2"]);
        executor.Started.ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task Outcomes_are_looked_at_in_item_order_even_when_a_later_one_is_there_first()
    {
        var first = new TaskCompletionSource<Outcome>();
        var othersDone = new TaskCompletionSource();
        var seen = new List<Outcome>();
        var left = 2;
        var executor = new FakeExecutor(
            (request, _) =>
            {
                if (request.Item.Id == "0")
                {
                    return first.Task;
                }

                if (Interlocked.Decrement(ref left) == 0)
                {
                    othersDone.SetResult();
                }

                return Task.FromResult(Right);
            }
        );
        bool Decided(Outcome outcome)
        {
            seen.Add(outcome);
            return outcome == Right;
        }

        var run = Runner(executor, workers: 3)
            .RunAsync(Skill, Items(3), Plan() with { IsDecided = Decided }, TestContext.Current.CancellationToken);
        await othersDone.Task;
        first.SetResult(Wrong);

        (await run).Count.ShouldBe(2);
        seen.ShouldBe([Wrong, Right]);
    }

    [Fact]
    public async Task A_batch_that_ends_early_does_not_take_a_shared_attempt_with_it()
    {
        var started = new TaskCompletionSource();
        var decide = new TaskCompletionSource<Outcome>();
        var attempts = 0;
        var executor = new FakeExecutor(
            async (request, token) =>
            {
                if (request.Item.Id == "0")
                {
                    return await decide.Task;
                }

                if (Interlocked.Increment(ref attempts) > 1)
                {
                    return Right;
                }

                started.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return Wrong;
            }
        );
        var runner = Runner(executor);
        var early = runner.RunAsync(
            Skill,
            Items(2),
            Plan() with
            {
                IsDecided = _ => true,
            },
            TestContext.Current.CancellationToken
        );
        await started.Task;
        var sharing = runner.RunAsync(Skill, [Items(2)[1]], Plan(), TestContext.Current.CancellationToken);

        decide.SetResult(Wrong);

        (await early).Count.ShouldBe(1);
        (await sharing)[0].Outcome.ShouldBe(Right);
    }

    [Fact]
    public async Task When_every_attempt_fails_that_is_a_provider_error_and_nothing_is_recorded()
    {
        var failing = Runner(new FakeExecutor(_ => Lost))
            .RunAsync(Skill, Items(3), Plan(), TestContext.Current.CancellationToken);

        var error = await Should.ThrowAsync<SkillOptException>(failing);

        error.Kind.ShouldBe(ErrorKind.Provider);
        error.Message.ShouldContain("Stage testing: 3 of 3 attempts gave no score; the first: lost.");
        ledger.Count.ShouldBe(0);
        var later = await Runner(new FakeExecutor(_ => Right))
            .RunAsync(Skill, Items(3), Plan(), TestContext.Current.CancellationToken);
        later.ShouldAllBe(rollout => rollout.Outcome == Right);
    }

    [Fact]
    public async Task One_scored_attempt_is_enough_for_a_batch_and_the_lost_ones_are_recorded()
    {
        var results = await Runner(new FakeExecutor(request => request.Item.Id == "1" ? Right : Lost))
            .RunAsync(Skill, Items(3), Plan(), TestContext.Current.CancellationToken);

        results.Select(rollout => rollout.Outcome).ShouldBe([Lost, Right, Lost]);
        ledger.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0.75, true)]
    public async Task A_batch_below_its_coverage_fails_as_a_whole(double required, bool fails)
    {
        var run = Runner(new FakeExecutor(request => request.Item.Id is "0" or "1" ? Right : Lost))
            .RunAsync(
                Skill,
                Items(4),
                Plan() with
                {
                    RequiredCoverage = required,
                },
                TestContext.Current.CancellationToken
            );

        if (fails)
        {
            await Should.ThrowAsync<SkillOptException>(run);
            ledger.Count.ShouldBe(2);
        }
        else
        {
            (await run).Count.ShouldBe(4);
            ledger.Count.ShouldBe(4);
        }
    }

    [Fact]
    public async Task A_stopped_run_starts_nothing_new_and_keeps_what_was_in_flight()
    {
        using var stop = new CancellationTokenSource();
        var executor = new FakeExecutor(_ =>
        {
            stop.Cancel();
            return Right;
        });

        await Should.ThrowAsync<OperationCanceledException>(
            Runner(executor, workers: 1, stop).RunAsync(Skill, Items(5), Plan(), TestContext.Current.CancellationToken)
        );

        executor.Started.ShouldBe(["0"]);
        ledger.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_run_records_no_attempt_that_failed_for_it()
    {
        using var cancel = new CancellationTokenSource();
        var executor = new FakeExecutor(_ =>
        {
            cancel.Cancel();
            return Lost;
        });

        await Should.ThrowAsync<OperationCanceledException>(
            Runner(executor).RunAsync(Skill, Items(2), Plan() with { RequiredCoverage = 0 }, cancel.Token)
        );

        ledger.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Usage_is_booked_with_the_batch_that_needs_the_results_also_when_they_come_from_the_ledger()
    {
        var (first, second) = (new UsageTally(), new UsageTally());
        var runner = Runner(new FakeExecutor(_ => Right));

        await runner.RunAsync(Skill, Items(2), new RolloutPlan("a", first), TestContext.Current.CancellationToken);
        await runner.RunAsync(Skill, Items(3), new RolloutPlan("b", second), TestContext.Current.CancellationToken);

        first.Snapshot()["rollout"].ShouldBe(new Usage(2, 20, 2));
        second.Snapshot()["rollout"].ShouldBe(new Usage(3, 30, 3));
        ledger.Totals.Total.ShouldBe(new Usage(3, 30, 3));
    }

    private static RolloutPlan Plan() => new("testing", new UsageTally());

    private static TrainItem[] Items(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TrainItem(new TaskItem($"{i}", $"prompt {i}", [])))];

    private RolloutRunner Runner(FakeExecutor executor, int workers = 4, CancellationTokenSource? stop = null)
    {
        var time = new ManualTime();
        return new(
            executor,
            ledger,
            new WorkerSlots(workers),
            new RunMonitor(time, () => default, _ => { }),
            time,
            stop?.Token ?? default
        );
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
