using SkillOpt.Errors;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Tests.Fakes;
using SkillOpt.Tests.Runs;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class ResumeTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(23)]
    public async Task A_run_stopped_after_every_few_effects_ends_like_an_uninterrupted_one_and_pays_for_nothing_twice(
        int effectsEach
    )
    {
        var whole = BusyWorld.Create(workers: 1, OneAnalyst);
        var expected = await whole.TrainAsync();

        var sessions = await TrainInPartsAsync(effectsEach, OneAnalyst, 1);

        sessions.Run.Comparable().ShouldBe(expected.Comparable());
        sessions.Count.ShouldBeGreaterThan(3);
        sessions.Asked.ShouldBe(Asked(whole));
    }

    [Fact]
    public async Task With_many_workers_a_stopped_run_pays_for_nothing_twice_either()
    {
        var whole = BusyWorld.Create(workers: 1);
        var expected = await whole.TrainAsync();

        var sessions = await TrainInPartsAsync(17, BusyWorld.Options, 16);

        sessions.Run.Comparable().ShouldBe(expected.Comparable());
        sessions.Asked.Distinct().Count().ShouldBe(sessions.Asked.Count);
    }

    [Fact]
    public async Task A_run_that_chose_its_gate_by_noise_makes_the_same_choice_whenever_it_goes_on()
    {
        static bool IsRight(int position, RolloutRequest request) =>
            ((position * 7) + (request.Replicate * 5) + request.Skill.Text.Length) % 3 != 0;
        static WordWorld World(NoisyTarget target) =>
            BusyWorld.Create(workers: 1, OneAnalyst) with
            {
                Environment = target,
                Optimizer = new()
                {
                    // What it says follows from what it is asked, not from how often it was asked.
                    Replies =
                    {
                        ["Failure analyst"] = call =>
                            RuleOptimizer.Edits(("append", "", new string('x', 1 + (call.User.Length % 5)))),
                    },
                },
            };
        var whole = new NoisyTarget(IsRight);
        var expected = await World(whole).TrainAsync();
        var store = new MemoryRunStore(new ManualTime());
        var (sessions, calls) = (0, 0);
        TrainedRun? run = null;
        while (run is null)
        {
            using var stop = new CancellationTokenSource();
            var left = 9;
            var target = new NoisyTarget(
                (position, request) =>
                {
                    if (Interlocked.Decrement(ref left) <= 0)
                    {
                        stop.Cancel();
                    }

                    return IsRight(position, request);
                }
            );
            try
            {
                run = await (
                    World(target) with
                    {
                        Store = store = store.Reopen(),
                        StopRequested = stop.Token,
                    }
                ).TrainAsync();
            }
            catch (OperationCanceledException) { }

            (sessions, calls) = (sessions + 1, calls + target.Calls);
        }

        expected.Of<TrainingEvent.NoiseMeasured>()[0].Gate.ShouldBe("race");
        run.Comparable().ShouldBe(expected.Comparable());
        sessions.ShouldBeGreaterThan(5);
        calls.ShouldBe(whole.Calls);
    }

    [Fact]
    public async Task A_run_cancelled_in_the_middle_of_calls_asks_again_only_for_what_it_did_not_hear()
    {
        var whole = BusyWorld.Create(workers: 1, OneAnalyst);
        var expected = await whole.TrainAsync();
        var store = new MemoryRunStore(new ManualTime());
        var answered = new List<string>();
        TrainedRun? run = null;
        for (var session = 0; run is null; session++)
        {
            using var cancel = new CancellationTokenSource();
            var left = 11 + session;
            void Count(CancellationToken token)
            {
                if (--left <= 0)
                {
                    cancel.Cancel();
                    token.ThrowIfCancellationRequested();
                }
            }

            var world = BusyWorld.Create(workers: 1, OneAnalyst) with
            {
                Store = store = store.Reopen(),
                Cancel = cancel.Token,
                Target = new() { Before = (_, token) => Done(() => Count(token)) },
                Optimizer = BusyWorld.Optimizer((_, token) => Done(() => Count(token))),
            };
            try
            {
                run = await world.TrainAsync();
            }
            catch (OperationCanceledException) { }

            answered.AddRange(world.Target.Answered.Select(call => $"{call.Skill}|{call.Prompt}"));
            answered.AddRange(world.Optimizer.Answered.Select(call => call.Messages[^1].Text + call.User));
        }

        run.Comparable().ShouldBe(expected.Comparable());
        answered.Count.ShouldBe(whole.Target.Answered.Count + whole.Optimizer.Answered.Count);
    }

    [Fact]
    public async Task An_optimizer_that_keeps_failing_ends_the_run_with_a_provider_error_and_it_goes_on_from_there()
    {
        var whole = BusyWorld.Create(workers: 1, OneAnalyst);
        var expected = await whole.TrainAsync();
        var store = new MemoryRunStore(new ManualTime());
        var answered = 0;
        TrainedRun? run = null;
        for (var session = 0; run is null; session++)
        {
            var left = 3;
            var world = BusyWorld.Create(workers: 1, OneAnalyst) with
            {
                Store = store = store.Reopen(),
                Optimizer = BusyWorld.Optimizer(
                    (_, _) => --left < 0 ? throw new HttpRequestException("overloaded") : Task.CompletedTask
                ),
            };
            try
            {
                run = await world.TrainAsync();
            }
            catch (SkillOptException e)
            {
                e.Kind.ShouldBe(ErrorKind.Provider);
                e.Message.ShouldContain("overloaded");
            }

            answered += world.Optimizer.Answered.Count;
        }

        run.Comparable().ShouldBe(expected.Comparable());
        answered.ShouldBe(whole.Optimizer.Answered.Count);
    }

    [Fact]
    public async Task Replaying_a_finished_run_calls_nobody_and_gives_the_same_result()
    {
        using var directory = new TempDirectory();
        var first = await (BusyWorld.Create() with { Directory = directory.Path }).TrainAsync();
        var world = BusyWorld.Create(workers: 16) with { Directory = directory.Path };

        var again = await world.TrainAsync();

        world.Target.Calls.ShouldBe(0);
        world.Optimizer.Calls.ShouldBeEmpty();
        again.Comparable().ShouldBe(first.Comparable());
        again.Files["history.json"].ShouldBe(first.Files["history.json"]);
        again.Files["events.jsonl"].ShouldBe(first.Files["events.jsonl"]);
        again.Files["summary.json"].ShouldBe(first.Files["summary.json"]);
    }

    [Fact]
    public async Task A_run_directory_is_continued_in_the_same_way_as_a_record_in_memory()
    {
        using var directory = new TempDirectory();
        var expected = await BusyWorld.Create().TrainAsync();
        TrainedRun? run = null;
        for (var session = 0; run is null; session++)
        {
            using var stop = new CancellationTokenSource();
            var left = 40;
            var world = BusyWorld.Create(workers: session % 3 + 1) with
            {
                Directory = directory.Path,
                StopRequested = stop.Token,
                Target = new()
                {
                    Before = (_, _) => Done(() => (Interlocked.Decrement(ref left) <= 0 ? stop : null)?.Cancel()),
                },
            };
            try
            {
                run = await world.TrainAsync();
            }
            catch (OperationCanceledException) { }
        }

        run.Comparable().ShouldBe(expected.Comparable());
    }

    [Fact]
    public async Task A_run_directory_with_other_options_is_refused_and_the_option_named()
    {
        using var directory = new TempDirectory();
        await (new WordWorld { Directory = directory.Path }).TrainAsync();
        var other = new WordWorld
        {
            Directory = directory.Path,
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 2, BatchSize = 2 },
            },
        };

        var error = await Should.ThrowAsync<SkillOptException>(other.TrainAsync);

        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain("train.batch_size: '4' there, '2' now");
    }

    [Theory]
    [InlineData("# Other\n", 8, "initial_skill")]
    [InlineData("# Words\n", 7, "data.selection")]
    public async Task A_run_directory_of_another_skill_or_other_data_is_refused(string skill, int items, string named)
    {
        using var directory = new TempDirectory();
        await (new WordWorld { Directory = directory.Path }).TrainAsync();
        var other = new WordWorld
        {
            Directory = directory.Path,
            InitialSkill = skill,
            SelectionItems = items,
        };

        (await Should.ThrowAsync<SkillOptException>(other.TrainAsync)).Message.ShouldContain(named);
    }

    [Fact]
    public async Task Workers_time_limit_tries_and_analyst_workers_may_change_when_a_run_is_continued()
    {
        using var directory = new TempDirectory();
        await (new WordWorld { Directory = directory.Path }).TrainAsync();
        var other = new WordWorld
        {
            Directory = directory.Path,
            Options = WordWorld.Defaults with
            {
                Gradient = WordWorld.Defaults.Gradient with { AnalystWorkers = 1 },
                Rollouts = new RolloutOptions
                {
                    Workers = 9,
                    Retries = 5,
                    ExecTimeout = 0,
                },
            },
        };

        await other.TrainAsync();

        other.Target.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Training_in_memory_through_the_public_door_needs_no_files()
    {
        var result = await SkillTrainer.RunAsync(new WordWorld().Job(), TestContext.Current.CancellationToken);

        result.BestScore.ShouldBe(1);
        result.Usage["target"].Calls.ShouldBeGreaterThan(0);
        result.Usage["optimizer"].InputTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_starts_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var world = new WordWorld { Cancel = cancel.Token };

        await Should.ThrowAsync<OperationCanceledException>(world.TrainAsync);

        world.Target.Answered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaving_the_events_early_ends_the_run_and_it_can_be_continued()
    {
        using var directory = new TempDirectory();
        var world = new WordWorld { Directory = directory.Path };
        await foreach (var happened in SkillTrainer.TrainAsync(world.Job(), TestContext.Current.CancellationToken))
        {
            if (happened is TrainingEvent.StepStarted)
            {
                break;
            }
        }

        var expected = await new WordWorld().TrainAsync();
        var run = await (world with { Target = new(), Optimizer = new() }).TrainAsync();

        run.Comparable().ShouldBe(expected.Comparable());
    }

    private static TrainingOptions OneAnalyst { get; } =
        BusyWorld.Options with
        {
            Gradient = BusyWorld.Options.Gradient with { AnalystWorkers = 1 },
        };

    private static async Task<(TrainedRun Run, int Count, IReadOnlyList<string> Asked)> TrainInPartsAsync(
        int effectsEach,
        TrainingOptions options,
        int workers
    )
    {
        var store = new MemoryRunStore(new ManualTime());
        var asked = new List<string>();
        for (var session = 1; ; session++)
        {
            using var stop = new CancellationTokenSource();
            var left = effectsEach;
            void Count()
            {
                if (Interlocked.Decrement(ref left) <= 0)
                {
                    stop.Cancel();
                }
            }

            var world = BusyWorld.Create(workers, options) with
            {
                Store = store = store.Reopen(),
                StopRequested = stop.Token,
                Target = new() { Before = (_, _) => Done(Count) },
                Optimizer = BusyWorld.Optimizer((_, _) => Done(Count)),
            };
            TrainedRun? run = null;
            try
            {
                run = await world.TrainAsync();
            }
            catch (OperationCanceledException) { }

            asked.AddRange(Asked(world));
            if (run is not null)
            {
                asked.Sort(StringComparer.Ordinal);
                return (run, session, asked);
            }
        }
    }

    private static List<string> Asked(WordWorld world) =>
        [
            .. world
                .Target.Asked.Select(call => $"{call.Skill}|{call.Prompt}")
                .Concat(world.Optimizer.Calls.Select(call => string.Join('|', call.Messages.Select(m => m.Text))))
                .Order(StringComparer.Ordinal),
        ];

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
