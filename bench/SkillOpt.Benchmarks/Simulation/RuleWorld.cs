using System.Globalization;
using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Simulation;

/// <summary>
/// Tasks that need one rule each. The target solves about 40 % without any rule, the others when the skill names the
/// rule; a few answers are wrong whatever the skill says.
/// </summary>
internal sealed record RuleWorld(int Train, int Selection, int Test)
{
    private const double SolvedWithoutRule = 0.4;
    private const double Slips = 0.03;

    // With prompt, reply and feedback a trajectory has about 1.5 KB.
    private static readonly string Working = string.Concat(
        Enumerable.Repeat("Look at the next row, compare it with the rule, write the intermediate result down. ", 12)
    );

    private static readonly string Details = string.Concat(Enumerable.Repeat("row 17 | 4.25 | open | north\n", 12));

    public Latencies Latencies { get; init; } = Latencies.Typical;

    public TrainingOptions Options { get; init; } = new() { Rollouts = new() { Workers = 64 } };

    /// <summary>So many that learning them takes the whole run.</summary>
    private int Rules => Math.Max(12, Train * 3 / 10);

    public SimulatedJob Job(string? directory)
    {
        var target = new SimulatedModel(Latencies.Target, Solve);
        var optimizer = new SimulatedModel(Latencies.Optimizer, RuleOptimizer.Answer);
        return new SimulatedJob(
            new TrainingJob
            {
                InitialSkill = new Skill("# Rules\n\nWork row by row and write the answer between the tags.\n"),
                Splits = new TaskSplits(
                    [.. Items("train", Train).Select(item => new TrainItem(item))],
                    [.. Items("selection", Selection).Select(item => new SelectionItem(item))],
                    [.. Items("test", Test).Select(item => new TestItem(item))]
                ),
                Environment = new ChatEnvironment(Scorer.ByName("exact")),
                Target = target,
                Optimizer = optimizer,
                TargetName = "simulated/target",
                OptimizerName = "simulated/optimizer",
                IsDeterministic = true,
                Options = Options,
                RunDirectory = directory,
            },
            target,
            optimizer,
            Latencies
        );
    }

    private IEnumerable<TaskItem> Items(string split, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var prompt = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{split} {i}. Needs r{i * 7 % Rules:000}.\n\n{Details}\nWhat is the total?"
                );
                return new TaskItem($"{split}-{i}", prompt, [RightAnswer(prompt)]);
            });

    private static string Solve(CallId call, IReadOnlyList<ChatMessage> messages)
    {
        var (skill, prompt) = (messages[0].Text, messages[^1].Text);
        var needs = prompt.IndexOf("Needs ", StringComparison.Ordinal) + "Needs ".Length;
        var isEasy = CallId.Of([messages[^1]]).Share(3) < SolvedWithoutRule;
        var isRight =
            (isEasy || skill.Contains($"Apply {prompt.AsSpan(needs, 4)}.", StringComparison.Ordinal))
            && call.Share(3) >= Slips;
        return $"{call}\n{Working}\n<answer>{(isRight ? RightAnswer(prompt) : "not found")}</answer>";
    }

    private static string RightAnswer(string prompt) =>
        CallId.Of([new ChatMessage(ChatRole.User, prompt)]).Share(4).ToString("0.0000", CultureInfo.InvariantCulture);
}
