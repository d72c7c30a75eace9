using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class BatchesTests
{
    [Fact]
    public async Task The_batches_of_an_accumulation_are_aggregated_into_one_step()
    {
        var world = World(
            new()
            {
                NumEpochs = 1,
                BatchSize = 3,
                Accumulation = 2,
            }
        );

        var run = await world.TrainAsync();

        run.Actions.Count.ShouldBe(2);
        var batches = run.Step(1)["accumulation_batches"]!.AsArray();
        batches.Select(batch => (int)batch!["batch_seed"]!).ShouldBe([1043, 1044]);
        batches.Select(batch => (int)batch!["n_envs"]!).ShouldBe([3, 3]);
        ((int)run.Step(1)["rollout_n"]!).ShouldBe(6);
        // The last step of the epoch has what is left.
        var last = run.Step(2)["accumulation_batches"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)last["batch_seed"]!).ShouldBe(1045);
        ((int)last["n_envs"]!).ShouldBe(2);
        batches.Sum(batch => (int)batch!["n_failure_patches"]!).ShouldBe((int)run.Step(1)["n_failure_patches"]!);
    }

    [Fact]
    public async Task All_batches_of_a_step_are_rolled_out_at_once()
    {
        var allThere = new TaskCompletionSource();
        var inFlight = 0;
        var world = World(
            new()
            {
                NumEpochs = 1,
                BatchSize = 2,
                Accumulation = 4,
            }
        ) with
        {
            Target = new()
            {
                Before = (call, token) =>
                {
                    if (!call.IsTrain)
                    {
                        return Task.CompletedTask;
                    }

                    if (Interlocked.Increment(ref inFlight) == 8)
                    {
                        allThere.SetResult();
                    }

                    return allThere.Task.WaitAsync(token);
                },
            },
        };

        (await world.TrainAsync()).Actions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_as_many_training_items_are_used_as_asked_for()
    {
        var world = World(
            new()
            {
                NumEpochs = 2,
                BatchSize = 2,
                TrainSize = 4,
            }
        );

        var run = await world.TrainAsync();

        run.Actions.Count.ShouldBe(4);
        world
            .Target.Asked.Where(call => call.IsTrain)
            .Select(call => call.Prompt[..9])
            .Distinct()
            .ShouldBe(["(train 0)", "(train 1)", "(train 2)", "(train 3)"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_ever_rolled_out_twice_over_gate_baseline_slow_update_and_test()
    {
        foreach (var workers in (int[])[1, 3, 16])
        {
            var world = BusyWorld.Create(workers);

            await world.TrainAsync();

            world.Target.Asked.GroupBy(call => (call.Skill, call.Prompt)).ShouldAllBe(calls => calls.Count() == 1);
            world.Target.Asked.ShouldContain(call => call.IsTest);
        }
    }

    [Fact]
    public async Task Events_are_numbered_through_the_run_and_tell_its_size()
    {
        var run = await World(
                new()
                {
                    NumEpochs = 2,
                    BatchSize = 3,
                    Accumulation = 1,
                }
            )
            .TrainAsync();

        run.Of<TrainingEvent.RunStarted>().ShouldHaveSingleItem().StepsPerEpoch.ShouldBe(3);
        run.Of<TrainingEvent.StepStarted>()
            .Select(step => (step.Step, step.Epoch, step.StepInEpoch, step.TotalSteps))
            .ShouldBe([(1, 1, 1, 6), (2, 1, 2, 6), (3, 1, 3, 6), (4, 2, 1, 6), (5, 2, 2, 6), (6, 2, 3, 6)]);
        run.Events[^1].ShouldBeOfType<TrainingEvent.RunFinished>();
    }

    private static WordWorld World(TrainOptions train) =>
        new()
        {
            Options = WordWorld.Defaults with
            {
                Train = train,
                Rollouts = new() { Workers = 24, Retries = 0 },
            },
        };
}
