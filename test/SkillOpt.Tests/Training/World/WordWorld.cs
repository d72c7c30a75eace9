using Microsoft.Extensions.AI;
using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training.World;

/// <summary>A small world to train in: items ask for words, the skill teaches words.</summary>
internal sealed record WordWorld
{
    /// <summary>Right is 1, a doubtful sentence with the right word is softly 0.5.</summary>
    public static readonly IScorer Doubtful = Scorer.FromFunction(
        "doubtful",
        (item, answer) =>
            new Outcome.Scored(
                answer == item.References[0] ? 1 : 0,
                answer == item.References[0] ? 1
                    : answer.EndsWith(' ' + item.References[0], StringComparison.Ordinal) ? 0.5
                    : 0,
                $"Said: {answer}."
            )
    );

    public static TrainingOptions Defaults { get; } =
        new()
        {
            Train = new() { NumEpochs = 2, BatchSize = 4 },
            Gradient = new() { MinibatchSize = 2, RefinementRounds = 0 },
            Rollouts = new() { Workers = 4, Retries = 0 },
        };

    public RuleTarget Target { get; init; } = new();

    public RuleOptimizer Optimizer { get; init; } = new();

    public IChatClient? Judge { get; init; }

    public string InitialSkill { get; init; } = "# Words\n";

    /// <summary>How many different words there are; each split asks for all of them in turn.</summary>
    public int Words { get; init; } = 4;

    public int TrainItems { get; init; } = 8;

    public int SelectionItems { get; init; } = 8;

    public int TestItems { get; init; } = 8;

    public TrainingOptions Options { get; init; } = Defaults;

    public IScorer ScoredBy { get; init; } = Scorer.ByName("exact");

    public IEnvironment? Environment { get; init; }

    public IGate? Gate { get; init; }

    /// <summary>What the job says of its target; null for the truth.</summary>
    public bool? IsDeterministic { get; init; }

    public ModelCallOptions TargetCalls { get; init; } = new();

    public ModelCallOptions OptimizerCalls { get; init; } = new() { Retries = 2 };

    public ModelCallOptions JudgeCalls { get; init; } = new();

    public ModelPrice? TargetPrice { get; init; }

    public ModelPrice? OptimizerPrice { get; init; }

    public TimeProvider Time { get; init; } = Fakes.ManualTime.WithoutBackoff();

    public CancellationToken StopRequested { get; init; }

    public CancellationToken Cancel { get; init; }

    /// <summary>Null keeps the record in <see cref="Store"/>.</summary>
    public string? Directory { get; init; }

    /// <summary>The record in memory; a later session of the same run gets it reopened.</summary>
    public MemoryRunStore Store { get; init; } = new(new Fakes.ManualTime());

    public TrainingJob Job() =>
        new()
        {
            InitialSkill = new Skill(InitialSkill),
            Splits = new TaskSplits(
                [.. Items("train", TrainItems).Select(item => new TrainItem(item))],
                [.. Items("sel", SelectionItems).Select(item => new SelectionItem(item))],
                [.. Items("test", TestItems).Select(item => new TestItem(item))]
            ),
            Environment = Environment ?? new ChatEnvironment(ScoredBy),
            Target = Target,
            Optimizer = Optimizer,
            TargetName = "words",
            OptimizerName = "teacher",
            Judge = Judge,
            JudgeName = Judge is null ? null : "critic",
            TargetCalls = TargetCalls,
            OptimizerCalls = OptimizerCalls,
            JudgeCalls = JudgeCalls,
            TargetPrice = TargetPrice,
            OptimizerPrice = OptimizerPrice,
            IsDeterministic = IsDeterministic ?? Environment is not NoisyTarget,
            Options = Options,
            RunDirectory = Directory,
            Gate = Gate,
            TimeProvider = Time,
            StopRequested = StopRequested,
        };

    public async Task<TrainedRun> TrainAsync()
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(Cancel, TestContext.Current.CancellationToken);
        var events = new List<TrainingEvent>();
        var run = Directory is null
            ? SkillTrainer.EnumerateAsync(Job(), _ => Store, both.Token)
            : SkillTrainer.TrainAsync(Job(), both.Token);
        await foreach (var happened in run)
        {
            if (happened is not (TrainingEvent.Progress or TrainingEvent.BudgetWarning))
            {
                events.Add(happened);
            }
        }

        return new TrainedRun(events.OfType<TrainingEvent.RunFinished>().Single().Result, events, Files());
    }

    private IReadOnlyDictionary<string, string> Files() =>
        Directory is null
            ? Store.Files
            : System
                .IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith("ledger.reserve", StringComparison.Ordinal))
                .ToDictionary(
                    path => Path.GetRelativePath(Directory, path).Replace('\\', '/'),
                    File.ReadAllText,
                    StringComparer.Ordinal
                );

    private IEnumerable<TaskItem> Items(string split, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i => new TaskItem($"{split}-{i}", $"({split} {i}) Say the word w{i % Words}", [$"w{i % Words}"]));
}
