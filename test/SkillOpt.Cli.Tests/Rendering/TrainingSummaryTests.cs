using System.Text.Json.Nodes;
using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;
using SkillOpt.Runs;

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

    [Fact]
    public void A_target_that_is_a_program_has_no_noise_and_nobody_is_blamed_for_not_measuring_it()
    {
        using var console = new TestConsole();

        TrainingSummary.Write(
            console.Console,
            SampleRun.Result with
            {
                Noise = null,
                IsDeterministic = true,
            },
            SampleRun.Prices,
            "run",
            scripted: true
        );

        console.Output.ShouldContain("selection    0.450 -> 0.600 (+0.150; no noise: the target is a program)");
        console.Output.ShouldContain("test         0.400 -> 0.600 (+0.200; no noise: the target is a program)");
        console.Output.ShouldNotContain("skill seen");
        console.Output.ShouldNotContain("harness");
    }

    [Theory]
    [InlineData(42, "in 42 of 42 attempts with a skill\n")]
    [InlineData(40, "in 40 of 42 attempts with a skill; the others have no score\n")]
    public void A_run_under_an_agent_says_which_how_isolated_and_whether_the_skill_was_seen(int seen, string words)
    {
        using var console = new TestConsole();
        var harness = JsonNode.Parse(
            """{ "harness": "codex", "version": "0.169.0", "isolation": "bubblewrap; files: only the workspace" }"""
        );

        TrainingSummary.Write(
            console.Console,
            SampleRun.Result with
            {
                SkillSeen = new SkillSeen(seen, 42),
            },
            SampleRun.Prices,
            "run",
            scripted: false,
            HarnessWords.Of(harness)
        );

        console.Output.ShouldContain($"skill seen   {words}");
        console.Output.ShouldContain("harness      codex 0.169.0; isolation: bubblewrap (all of it in harness.json)\n");
    }

    [Theory]
    [InlineData("step_0011", "from step 11")]
    [InlineData("slow_update_epoch_03", "from the slow update of epoch 3")]
    [InlineData("appendix_step_0010", "from the notes of step 10")]
    public void It_says_what_made_the_best_skill(string origin, string words) => Words.Origin(origin).ShouldBe(words);
}
