using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Training;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Runs_with_1_3_and_16_workers_are_equal_whatever_the_order_in_which_calls_end()
    {
        var expected = (await BusyWorld.Create(workers: 1).TrainAsync()).Comparable();

        foreach (var (workers, seed) in ((int, int)[])[(3, 1), (16, 2), (16, 3)])
        {
            var world = BusyWorld.Create(workers) with
            {
                Target = new() { Before = (call, token) => YieldSomeTimes(call.Prompt, seed, token) },
                Optimizer = BusyWorld.Optimizer((call, token) => YieldSomeTimes(call.User, seed, token)),
            };

            (await world.TrainAsync()).Comparable().ShouldBe(expected, $"{workers} workers, seed {seed}");
        }
    }

    [Fact]
    public async Task The_world_of_these_tests_goes_through_every_stage()
    {
        var world = BusyWorld.Create();

        var run = await world.TrainAsync();

        run.Actions.ShouldContain("accept_new_best");
        run.Actions.ShouldContain("reject");
        world
            .Optimizer.Calls.Select(call => call.Heading)
            .Distinct()
            .ShouldBe(
                [
                    "Failure analyst",
                    "Success analyst",
                    "Merge of failure patches",
                    "Merge of success patches",
                    "Final merge",
                    "Ranking",
                    "Appendix consolidation",
                    "Slow update",
                    "Meta skill",
                ],
                ignoreOrder: true
            );
        world.Optimizer.Calls.ShouldContain(call => call.IsRefinement);
        world.Optimizer.Calls.ShouldContain(call => call.IsRepair);
    }

    [Fact]
    public async Task Another_seed_gives_another_run()
    {
        var one = await BusyWorld.Create().TrainAsync();
        var options = BusyWorld.Options with { Train = BusyWorld.Options.Train with { Seed = 43 } };

        var other = await BusyWorld.Create(options: options).TrainAsync();

        other.Comparable().ShouldNotBe(one.Comparable());
    }

    private static async Task YieldSomeTimes(string text, int seed, CancellationToken cancellationToken)
    {
        var hash = text.Aggregate(seed, (sum, character) => unchecked((sum * 31) + character));
        for (var i = 0; i < (hash & 15); i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
