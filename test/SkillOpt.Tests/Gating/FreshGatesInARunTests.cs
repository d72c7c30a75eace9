using System.Text.Json.Nodes;
using SkillOpt.Gating;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Gating;

/// <summary>What gates that measure both skills anew do to a whole run.</summary>
public sealed class FreshGatesInARunTests
{
    [Fact]
    public async Task A_race_is_decided_on_pairs_and_says_so_in_the_record()
    {
        var world = GateInARunTests.OneStep(
            new EvaluationOptions { Gate = GateKind.Race },
            ("append", "", "teach w0\nteach w1\nteach w2\nteach w3")
        );

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept_new_best"]);
        var gate = run.Step(1)["gate"]!;
        ((string)gate["name"]!).ShouldBe("race");
        ((string)gate["verdict"]!).ShouldBe("accept");
        ((int)gate["better"]!).ShouldBe(6);
        ((string)gate["reason"]!).ShouldBe((string)run.Step(1)["reason"]!);
        // Six of eight items went from 0 to 1, and are believed by half after one attempt; nobody looked at the others.
        run.Result.BestScore.ShouldBe(6 * 0.5 / 8, 0.01);
        run.Step(1)["selection_hard"].ShouldBeNull();
    }

    [Fact]
    public async Task The_current_skill_is_measured_again_four_times_at_most_and_its_score_follows()
    {
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        var noisy = new NoisyTarget(
            (_, request) =>
            {
                var isMeasured = request.Skill.Text == "# Words\n" && request.Item.Id.StartsWith('s');
                if (isMeasured)
                {
                    attempts[request.Item.Id] = attempts.GetValueOrDefault(request.Item.Id) + 1;
                }

                // The first measurement was lucky.
                return isMeasured && request.Replicate == 0;
            }
        );
        var world = new WordWorld
        {
            Environment = noisy,
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 3, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                Optimizer = new() { UseSlowUpdate = false, UseMetaSkill = false },
                Evaluation = new EvaluationOptions { Gate = GateKind.Race, EvalTest = false },
                Rollouts = new() { Workers = 1 },
            },
            Optimizer = new()
            {
                Replies = { ["Failure analyst"] = _ => RuleOptimizer.Edits(("append", "", $"x{number++}")) },
            },
        };

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["reject", "reject", "reject"]);
        attempts.Values.ShouldAllBe(count => count == 4);
        var scores = run.Of<TrainingEvent.StepFinished>().Select(step => step.CurrentScore).ToList();
        scores.ShouldBe(scores.OrderDescending());
        // One attempt of four was right at each item; the prior mean is that with half a success and half a failure.
        scores[^1].ShouldBe((1 + (8.5 / 33)) / 5, 1e-9);
        run.Result.BestScore.ShouldBe(scores[^1]);
        // The same skill, so no gain, however much further attempts have told of it.
        run.Result.BaselineScore.ShouldBe(scores[^1]);
        ((double)run.Summary["baseline_gate_score"]!).ShouldBe(scores[^1]);
    }

    [Theory]
    [InlineData(GateKind.Race, 1)]
    [InlineData(GateKind.Paired, 2)]
    [InlineData(GateKind.DeadBand, 1)]
    [InlineData(GateKind.Strict, 3)]
    [InlineData(GateKind.Auto, 1)]
    public async Task A_run_under_any_gate_replays_exactly_whatever_the_timing(GateKind gate, int replicates)
    {
        WordWorld World(int workers) =>
            BusyWorld.Create(
                workers,
                BusyWorld.Options with
                {
                    Optimizer = BusyWorld.Options.Optimizer with { UseEditCredit = true },
                    Evaluation = new EvaluationOptions
                    {
                        Gate = gate,
                        Replicates = replicates,
                        ScreenItems = 2,
                        MaxBroken = 0.9,
                        Release = true,
                    },
                }
            ) with
            {
                // So that the noise is measured before the gate is chosen.
                IsDeterministic = false,
            };
        var world = World(workers: 6);
        var run = await world.TrainAsync();
        var other = await World(workers: 1).TrainAsync();

        var replay = world with { Target = new(), Optimizer = new(), Store = world.Store.Reopen() };
        var again = await replay.TrainAsync();

        again.Comparable().ShouldBe(run.Comparable());
        other.Comparable().ShouldBe(run.Comparable());
        replay.Target.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Replicates_are_kept_apart_in_the_ledger_and_the_score_is_their_mean()
    {
        var noisy = new NoisyTarget((_, request) => request.Replicate == 1);
        var world = GateInARunTests.OneStep(
            new EvaluationOptions
            {
                Gate = GateKind.Strict,
                Replicates = 4,
                EvalTest = false,
            },
            ("append", "", "x")
        ) with
        {
            Environment = noisy,
        };

        var run = await world.TrainAsync();

        run.Result.BaselineScore.ShouldBe(0.25);
        run.Actions.ShouldBe(["reject"]);
        run.Of<TrainingEvent.StepFinished>()[0].Reason.ShouldStartWith("Not better: after");
        run.Result.Noise!.FlipRate.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 8, "race")]
    [InlineData(false, 8, "strict")]
    [InlineData(true, 99, "race")]
    public async Task Unless_told_otherwise_a_run_chooses_its_gate_by_the_noise(
        bool isNoisy,
        int items,
        string expected
    )
    {
        var noisy = new NoisyTarget((position, request) => isNoisy && position % 2 == 0 && request.Replicate % 2 == 0);
        var world = GateInARunTests.OneStep(new EvaluationOptions { EvalTest = false }, ("append", "", "x")) with
        {
            Environment = noisy,
            SelectionItems = items,
        };

        var run = await world.TrainAsync();

        run.Of<TrainingEvent.NoiseMeasured>()[0].Gate.ShouldBe(expected);
        ((string)run.Step(1)["gate"]!["name"]!).ShouldBe(expected);
        ((int)run.Summary["noise"]!["flips"]!).ShouldBe(isNoisy ? (items + 1) / 2 : 0);
        var smallest = run.Of<TrainingEvent.NoiseMeasured>()[0].SmallestGain;
        ((double)run.Summary["smallest_gain"]!).ShouldBe(smallest);
        run.Of<TrainingEvent.RunFinished>()[0].SmallestGain.ShouldBe(smallest);
    }

    [Theory]
    [InlineData(100, false, "noise not measured")]
    [InlineData(8, true, "no noise: the target is a program")]
    public async Task Where_the_noise_would_decide_nothing_it_is_not_paid_for(
        int items,
        bool isDeterministic,
        string note
    )
    {
        var attempts = 0;
        var target = new NoisyTarget(
            (_, request) =>
            {
                var isSelection = request.Item.Id.StartsWith("sel", StringComparison.Ordinal);
                attempts += isSelection ? 1 : 0;
                return isSelection && request.Replicate == 0;
            }
        );
        var world = GateInARunTests.OneStep(
            new EvaluationOptions { EvalTest = false, EarlyStop = false },
            ("append", "", "x")
        );

        var run = await (
            world with
            {
                Environment = target,
                SelectionItems = items,
                IsDeterministic = isDeterministic,
                Options = world.Options with { Rollouts = new() { Workers = 1 } },
            }
        ).TrainAsync();

        ((string)run.Step(1)["gate"]!["name"]!).ShouldBe("strict");
        run.Of<TrainingEvent.NoiseMeasured>().ShouldBeEmpty();
        run.Of<TrainingEvent.RunFinished>()[0].SmallestGain.ShouldBeNull();
        ((string)run.Summary["noise_note"]!).ShouldBe(note);
        run.Result.IsDeterministic.ShouldBe(isDeterministic);
        attempts.ShouldBe(2 * items);
    }

    [Fact]
    public async Task Noise_is_measured_only_where_it_is_asked_for()
    {
        async Task<JsonNode?> NoiseAsync(EvaluationOptions options) =>
            (await GateInARunTests.OneStep(options, ("append", "", "x")).TrainAsync()).Summary["noise"];

        (await NoiseAsync(new())).ShouldBeNull();
        (await NoiseAsync(new() { Replicates = 2 })).ShouldNotBeNull();
        (await NoiseAsync(new() { Replicates = 2, MeasureNoise = false })).ShouldBeNull();
        (await NoiseAsync(new() { MeasureNoise = true })).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_noise_can_be_measured_without_training()
    {
        var world = new WordWorld
        {
            SelectionItems = 40,
            Environment = new NoisyTarget((position, request) => position % 4 == 0 && request.Replicate == 0),
        };

        var noise = await NoiseMeasurement.RunAsync(
            world.Job(),
            cancellationToken: TestContext.Current.CancellationToken
        );

        (noise.Items, noise.Flips).ShouldBe((40, 10));
        noise.NoiseOfMean.ShouldBe(Math.Sqrt(5) / 40, 1e-12);
        noise.ReplicatesFor(noise.SmallestGain).ShouldBe(1);
        noise.FlipRateLow.ShouldBeInRange(0.1, 0.2);
        world.Optimizer.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Within_the_dead_band_the_text_moves_and_the_bar_does_not()
    {
        // Each edit loses an item of eight; the band is one item and a half, so that the second one falls out of it.
        var number = 0;
        string[] edits = ["forget w0a", "forget w1a"];
        var environment = new NoisyTarget(
            (position, request) =>
                !(position == 0 && request.Skill.Text.Contains("w0a"))
                && !(position == 1 && request.Skill.Text.Contains("w1a"))
                && !request.Item.Id.StartsWith("train", StringComparison.Ordinal)
        );
        var world = new WordWorld
        {
            Environment = environment,
            Options = WordWorld.Defaults with
            {
                Train = new() { NumEpochs = 2, BatchSize = 8 },
                Gradient = WordWorld.Defaults.Gradient with { MinibatchSize = 8, FailureOnly = true },
                Optimizer = new() { UseSlowUpdate = false, UseMetaSkill = false },
                Evaluation = new EvaluationOptions
                {
                    Gate = GateKind.DeadBand,
                    DeadBand = 0.19,
                    EvalTest = false,
                },
            },
            Optimizer = new()
            {
                Replies = { ["Failure analyst"] = _ => RuleOptimizer.Edits(("append", "", edits[number++])) },
            },
        };

        var run = await world.TrainAsync();

        run.Actions.ShouldBe(["accept", "reject"]);
        ((bool)run.Step(1)["gate"]!["flat"]!).ShouldBeTrue();
        run.Result.BestStep.ShouldBe(0);
        run.Result.FinalSkill.Text.ShouldContain("w0a");
    }
}
