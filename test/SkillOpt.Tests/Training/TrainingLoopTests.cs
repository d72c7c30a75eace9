using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Training;

public sealed class TrainingLoopTests
{
    [Fact]
    public async Task A_run_teaches_the_missing_words_and_measures_the_gain_on_the_test_split()
    {
        var world = new WordWorld();

        var run = await world.TrainAsync();

        var result = run.Result;
        result.BaselineScore.ShouldBe(0);
        result.BestScore.ShouldBe(1);
        result.InitialTest!.Hard.ShouldBe(0);
        result.BestTest!.Hard.ShouldBe(1);
        result.BestSkill.Text.ShouldContain("teach w3");
        run.Actions.ShouldContain("accept_new_best");
    }
}
