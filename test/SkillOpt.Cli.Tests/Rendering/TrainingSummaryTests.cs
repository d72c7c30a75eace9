using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Rendering;

public sealed class TrainingSummaryTests
{
    [Fact]
    public void The_summary_is_as_checked_in()
    {
        using var console = new TestConsole();

        TrainingSummary.Write(console.Console, SampleRun.Result, SampleRun.Prices, "runs/[a]", scripted: true);

        console.Output.Replace('\\', '/').ShouldMatchFile("train-summary.txt");
    }

    [Fact]
    public void Without_an_improvement_or_a_test_it_says_so_and_real_models_get_no_note()
    {
        using var console = new TestConsole();

        TrainingSummary.Write(
            console.Console,
            SampleRun.Result with
            {
                BestStep = 0,
                BestOrigin = "initial_skill",
                BestScore = 0.45,
                Noise = null,
                InitialTest = null,
                BestTest = null,
            },
            SampleRun.Prices,
            "run",
            scripted: false
        );

        console.Output.ShouldContain("no candidate was better");
        console.Output.ShouldContain("0.450 -> 0.450 (+0.000; noise not measured)");
        console.Output.ShouldNotContain("test ");
        console.Output.ShouldNotContain("stand-ins");
    }

    [Theory]
    [InlineData("step_0011", "from step 11")]
    [InlineData("slow_update_epoch_03", "from the slow update of epoch 3")]
    [InlineData("appendix_step_0010", "from the notes of step 10")]
    public void It_says_what_made_the_best_skill(string origin, string words) => Words.Origin(origin).ShouldBe(words);
}
