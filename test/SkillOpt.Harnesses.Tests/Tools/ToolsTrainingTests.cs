using System.Runtime.CompilerServices;
using SkillOpt.Environments;
using SkillOpt.Harnesses.Tools;
using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Scripted;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Harnesses.Tests.Tools;

public sealed class ToolsTrainingTests
{
    private static readonly Skill Initial = new(File.ReadAllText(Sample("initial_skill.md")));

    private static readonly IReadOnlyList<TaskItem> Items = ItemFile.Read(Sample("data/items.json"));

    [Fact]
    public async Task Training_with_the_tools_of_a_workspace_raises_test_accuracy_as_in_a_chat()
    {
        var result = await SkillTrainer.RunAsync(
            new TrainingJob
            {
                InitialSkill = Initial,
                Splits = TaskSplits.FromItems(Items),
                Environment = Environment,
                Target = ScriptedModels.Create("agent", 0),
                Optimizer = ScriptedModels.Create("optimizer", 0),
                Options = new TrainingOptions
                {
                    Train = new TrainOptions { BatchSize = 20, Seed = 0 },
                },
            },
            TestContext.Current.CancellationToken
        );

        (result.BestTest!.Hard - result.InitialTest!.Hard).ShouldBeGreaterThan(0.4);
        result.InitialTest.Scored.ShouldBe(result.InitialTest.Of);
        result.BestTest.Scored.ShouldBe(result.BestTest.Of);
        result.SkillSeen!.Of.ShouldBeGreaterThan(0);
        result.SkillSeen.Share.ShouldBe(1);
    }

    [Fact]
    public async Task The_agent_reads_the_skill_in_every_attempt_and_finds_none_where_there_is_none()
    {
        foreach (var item in Items.Take(10))
        {
            (await Run(Initial, item)).SkillUse.ShouldBe(SkillUse.Read);
            (await Run(Skill.Empty, item)).SkillUse.ShouldBe(SkillUse.None);
        }
    }

    private static Task<RolloutResult> Run(Skill skill, TaskItem item) =>
        Environment.RunAsync(
            new RolloutRequest(skill, item),
            new AttemptModels(ScriptedModels.Create("agent", 0)),
            TestContext.Current.CancellationToken
        );

    private static HarnessEnvironment Environment =>
        new(
            new ChatEnvironment(Scorer.ByName("exact")),
            new ToolsHarness(new ToolsOptions { MaxTurns = 6 }, TimeProvider.System)
        );

    private static string Sample(string name, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "../../../samples/quickstart", name);
}
