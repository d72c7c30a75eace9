using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Tests.Runs;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Training;

public sealed class BudgetTests
{
    private static readonly ModelPrice Cheap = new(1, 0.1m, 4);

    [Fact]
    public async Task A_run_on_small_budgets_that_are_raised_ends_like_one_without_a_budget()
    {
        var whole = await new WordWorld().TrainAsync();
        var world = new WordWorld();
        TrainedRun? run = null;
        var sessions = 0;
        for (var most = 5; run is null; most += 17)
        {
            sessions++;
            var session = Limited(world, new() { MaxCalls = most });
            try
            {
                run = await session.TrainAsync();
            }
            catch (SkillOptException reached) when (reached.Kind is ErrorKind.Budget)
            {
                // All of them were answered, so all of them are recorded.
                world.Store.Ledger.Totals.Total.Calls.ShouldBe(most);
                reached.Message.ShouldContain($"{most} calls of {most} calls are spent");
                world = world with { Store = world.Store.Reopen() };
            }
        }

        sessions.ShouldBeGreaterThan(3);
        run.Result.BestSkill.ShouldBe(whole.Result.BestSkill);
        run.Summary["usage"]!.ToJsonString().ShouldBe(whole.Summary["usage"]!.ToJsonString());
    }

    [Fact]
    public async Task A_limit_on_cost_is_never_passed_and_a_run_that_costs_less_is_not_stopped()
    {
        var world = new WordWorld { TargetPrice = Cheap, OptimizerPrice = Cheap };
        var whole = await world.TrainAsync();
        var cost = UsageCost.Of(world.Store.Ledger.Totals.Total, Cheap);

        var half = Limited(world, new() { MaxCostUsd = cost / 2 }) with { Store = new(new Fakes.ManualTime()) };
        var reached = await Should.ThrowAsync<SkillOptException>(half.TrainAsync);

        reached.Kind.ShouldBe(ErrorKind.Budget);
        reached.Message.ShouldContain("budget.max_cost_usd is reached");
        UsageCost.Of(half.Store.Ledger.Totals.Total, Cheap).ShouldBeLessThanOrEqualTo(cost / 2);
        var resumed = Limited(half, new() { MaxCostUsd = cost * 100 }) with { Store = half.Store.Reopen() };
        (await resumed.TrainAsync()).Result.BestSkill.ShouldBe(whole.Result.BestSkill);
    }

    [Fact]
    public async Task A_cost_limit_without_a_price_is_said_before_anything_is_paid_for()
    {
        var world = Limited(new WordWorld { TargetPrice = Cheap }, new() { MaxCostUsd = 1 });

        (await Should.ThrowAsync<SkillOptException>(world.TrainAsync)).Kind.ShouldBe(ErrorKind.Usage);

        world.Target.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_budget_may_change_when_a_run_in_a_directory_is_continued()
    {
        using var directory = new TempDirectory();
        var world = new WordWorld { Directory = directory.Path };
        await Should.ThrowAsync<SkillOptException>(Limited(world, new() { MaxCalls = 10 }).TrainAsync);

        var run = await Limited(world, new() { MaxTokens = 1_000_000_000 }).TrainAsync();

        run.Result.BestSkill.ShouldBe((await new WordWorld().TrainAsync()).Result.BestSkill);
    }

    [Fact]
    public async Task Wrong_limits_are_named()
    {
        var world = Limited(new WordWorld(), new() { MaxCalls = -1, MaxMinutes = double.NaN }) with
        {
            TargetCalls = new() { RequestsPerMinute = 0 },
        };

        var error = await Should.ThrowAsync<SkillOptException>(world.TrainAsync);

        error.Message.ShouldContain("budget.max_calls is -1; it must be at least 0.");
        error.Message.ShouldContain("budget.max_minutes is NaN");
        error.Message.ShouldContain("TargetCalls.RequestsPerMinute is 0; it must be at least 1.");
    }

    [Fact]
    public async Task Limits_of_the_endpoints_have_no_influence_on_the_result()
    {
        var whole = await new WordWorld().TrainAsync();
        var limited = new WordWorld
        {
            TargetCalls = new() { MaxConcurrency = 1 },
            OptimizerCalls = new() { Retries = 2, MaxConcurrency = 1 },
        };

        var run = await limited.TrainAsync();

        run.Events.SkipLast(1).ShouldBe(whole.Events.SkipLast(1));
        run.Result.BestSkill.ShouldBe(whole.Result.BestSkill);
    }

    private static WordWorld Limited(WordWorld world, BudgetOptions budget) =>
        world with
        {
            Options = world.Options with { Budget = budget },
        };
}
