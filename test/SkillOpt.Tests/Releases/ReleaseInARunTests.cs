using SkillOpt.Gating;
using SkillOpt.Releases;
using SkillOpt.Tests.Gating;
using SkillOpt.Tests.Training.World;
using SkillOpt.Training;

namespace SkillOpt.Tests.Releases;

public sealed class ReleaseInARunTests
{
    [Fact]
    public async Task A_run_ends_with_a_verdict_and_touches_the_test_split_only_there()
    {
        var world = World(("append", "", "teach w0\nteach w1\nteach w2"));

        var run = await world.TrainAsync();

        var release = run.Result.Release!;
        release.Decision.ShouldBe(ReleaseDecision.Improved);
        release.Origin.ShouldBe("step_0001");
        release.Test!.Difference.ShouldBe(0.75);
        release.SelectionGap.ShouldBe(0);
        run.Of<TrainingEvent.ReleaseFinished>()[0].Reason.ShouldBe(release.Reason);
        run.Of<TrainingEvent.TestFinished>().ShouldBeEmpty();
        world.Target.Asked.Count(call => call.IsTest).ShouldBe(80);
        ((string)run.Summary["release"]!["verdict"]!).ShouldBe("improved");
        ((double)run.Summary["release"]!["test"]!["low"]!).ShouldBeGreaterThan(0.5);
        run.Files["released_skill.md"].ShouldContain("teach w2");
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(1, null)]
    public async Task The_fresh_attempts_say_what_chance_does_where_there_are_two_of_them(int replicates, int? flips)
    {
        var noisy = new NoisyTarget(
            (position, attempt) =>
                attempt.Item.Id.StartsWith("sel", StringComparison.Ordinal)
                && (attempt.Skill.Text.Contains("good") || (position % 2 == 0 && attempt.Replicate % 2 == 0))
        );
        var world = GateInARunTests.OneStep(
            new EvaluationOptions
            {
                Gate = GateKind.Strict,
                Release = true,
                ReleaseReplicates = replicates,
            },
            ("append", "", "good")
        ) with
        {
            Environment = noisy,
            TestItems = 40,
            SelectionItems = 20,
        };

        var run = await world.TrainAsync();

        var release = run.Result.Release!;
        (release.Noise?.Flips).ShouldBe(flips);
        release.Selection!.SmallestGain.ShouldBe(release.Noise?.SmallestGain);
        release.Test!.SmallestGain.ShouldBe(release.Noise?.SmallestGainOn(40));
        run.Of<TrainingEvent.ReleaseFinished>()[0].SmallestGain.ShouldBe(release.Test.SmallestGain);
        ((string?)run.Summary["release"]!["noise_note"]).ShouldBe(flips is null ? "noise not measured" : null);
    }

    [Fact]
    public async Task A_run_that_kept_its_skill_has_nothing_to_release()
    {
        var world = World(("append", "", "nothing useful"));

        var run = await world.TrainAsync();

        run.Result.Release!.Decision.ShouldBe(ReleaseDecision.NotImproved);
        world.Target.Asked.ShouldNotContain(call => call.IsTest);
    }

    [Fact]
    public async Task A_lucky_search_score_shows_as_a_gap()
    {
        var lucky = new NoisyTarget(
            (_, attempt) =>
                attempt is { Replicate: 0 } && attempt.Item.Id.StartsWith('s') && attempt.Skill.Text.Contains("luck")
        );
        var world = World(("append", "", "luck")) with { Environment = lucky };

        var run = await world.TrainAsync();

        run.Result.BestScore.ShouldBe(1);
        run.Result.Release!.SelectionGap.ShouldBe(1);
        run.Result.Release.Decision.ShouldNotBe(ReleaseDecision.Improved);
    }

    [Fact]
    public async Task It_replays_to_the_same_record()
    {
        var world = World(("append", "", "teach w0"));
        var run = await world.TrainAsync();

        var again = await (world with { Target = new(), Store = world.Store.Reopen() }).TrainAsync();

        again.Comparable().ShouldBe(run.Comparable());
    }

    private static WordWorld World((string, string, string) edit) =>
        GateInARunTests.OneStep(new EvaluationOptions { Release = true }, edit) with
        {
            TestItems = 40,
            SelectionItems = 20,
        };
}
