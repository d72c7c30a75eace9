using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training.World;

/// <summary>A small world to train in: items ask for words, the skill teaches words.</summary>
internal sealed class WordWorld
{
    public RuleTarget Target { get; init; } = new();

    public RuleOptimizer Optimizer { get; init; } = new();

    public string InitialSkill { get; init; } = "# Words\n";

    /// <summary>How many different words there are; each split asks for all of them in turn.</summary>
    public int Words { get; init; } = 4;

    public int TrainItems { get; init; } = 8;

    public int SelectionItems { get; init; } = 8;

    public int TestItems { get; init; } = 8;

    public TrainingOptions Options { get; init; } =
        new()
        {
            Train = new() { NumEpochs = 2, BatchSize = 4 },
            Gradient = new() { MinibatchSize = 2, RefinementRounds = 0 },
            Rollouts = new() { Workers = 4, Retries = 0 },
        };

    public string? Directory { get; init; }

    public TrainingJob Job() =>
        new()
        {
            InitialSkill = new Skill(InitialSkill),
            Splits = new TaskSplits(
                [.. Items("train", TrainItems).Select(item => new TrainItem(item))],
                [.. Items("sel", SelectionItems).Select(item => new SelectionItem(item))],
                [.. Items("test", TestItems).Select(item => new TestItem(item))]
            ),
            Environment = new ChatEnvironment(Scorer.ByName("exact")),
            Target = Target,
            Optimizer = Optimizer,
            TargetName = "words",
            OptimizerName = "teacher",
            Options = Options,
            RunDirectory = Directory,
        };

    public async Task<(TrainingResult Result, IReadOnlyList<TrainingEvent> Events)> TrainAsync()
    {
        var events = new List<TrainingEvent>();
        await foreach (var happened in SkillTrainer.TrainAsync(Job(), TestContext.Current.CancellationToken))
        {
            if (happened is not TrainingEvent.Progress)
            {
                events.Add(happened);
            }
        }

        return (events.OfType<TrainingEvent.RunFinished>().Single().Result, events);
    }

    private IEnumerable<TaskItem> Items(string split, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i => new TaskItem($"{split}-{i}", $"({split} {i}) Say the word w{i % Words}", [$"w{i % Words}"]));
}
