using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Training;

public sealed class CircuitBreakerTests
{
    [Fact]
    public async Task A_key_that_stops_working_ends_the_run_and_nothing_is_recorded_for_what_failed()
    {
        var calls = 0;
        var broken = true;
        var world = new WordWorld
        {
            Target = new()
            {
                Before = (_, _) =>
                    broken && Interlocked.Increment(ref calls) > 12
                        ? throw new ModelCallException(ModelCallFailure.Rejected, "bad key") { StatusCode = 401 }
                        : Task.CompletedTask,
            },
        };

        var error = await Should.ThrowAsync<SkillOptException>(world.TrainAsync);

        error.Kind.ShouldBe(ErrorKind.Provider);
        error.Message.ShouldContain("bad key");
        world.Store.Ledger.Totals.Total.FailedCalls.ShouldBe(0);
        world.Store.Ledger.Count.ShouldBeGreaterThan(0);

        broken = false;
        var resumed = await (world with { Store = world.Store.Reopen() }).TrainAsync();
        resumed.Result.BestScore.ShouldBe((await new WordWorld().TrainAsync()).Result.BestScore);
    }

    [Fact]
    public async Task A_target_that_is_down_ends_the_run_with_its_own_words()
    {
        var world = new WordWorld
        {
            SelectionItems = 40,
            Target = new() { Before = (_, _) => throw new HttpRequestException("connection refused") },
        };

        var error = await Should.ThrowAsync<SkillOptException>(world.TrainAsync);

        error.Kind.ShouldBe(ErrorKind.Provider);
        error.Message.ShouldContain("connection refused");
        world.Store.Ledger.Count.ShouldBe(0);
    }
}
