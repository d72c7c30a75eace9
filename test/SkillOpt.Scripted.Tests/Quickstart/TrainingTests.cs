using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Scripted.Tests.Support;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Scripted.Tests.Quickstart;

public sealed class TrainingTests
{
    private static readonly Skill Initial = new(
        File.ReadAllText(Repository.File("samples", "quickstart", "initial_skill.md"))
    );

    private static readonly TaskSplits Splits = TaskSplits.FromItems(
        SkillOpt.Environments.ItemFile.Read(Repository.File("samples", "quickstart", "data", "items.json"))
    );

    [Theory]
    [InlineData(0, SkillUpdateMode.Patch)]
    [InlineData(1, SkillUpdateMode.Patch)]
    [InlineData(2, SkillUpdateMode.RewriteFromSuggestions)]
    [InlineData(3, SkillUpdateMode.FullRewriteMinibatch)]
    public async Task Training_on_the_quick_start_raises_test_accuracy_by_more_than_0_4(int seed, SkillUpdateMode mode)
    {
        var options = new TrainingOptions
        {
            Train = new TrainOptions { BatchSize = 20, Seed = seed },
            Optimizer = new OptimizerOptions { SkillUpdateMode = mode },
        };
        var job = new TrainingJob
        {
            InitialSkill = Initial,
            Splits = Splits,
            Environment = new ChatEnvironment(Scorer.ByName("exact")),
            Target = ScriptedModels.Create("target", seed),
            Optimizer = ScriptedModels.Create("optimizer", seed),
            Options = options,
        };
        var result = await SkillTrainer.RunAsync(job, TestContext.Current.CancellationToken);
        (result.BestTest!.Hard - result.InitialTest!.Hard).ShouldBeGreaterThan(0.4);
    }
}
