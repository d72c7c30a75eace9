using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Releases;
using SkillOpt.Skills;
using SkillOpt.Tests.Runs;
using SkillOpt.Tests.Training.World;

namespace SkillOpt.Tests.Releases;

public sealed class SkillMeasureTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly Skill Half = new("teach w0\nteach w1\n");

    [Fact]
    public async Task Skills_are_measured_on_the_test_split_and_each_two_are_compared()
    {
        var world = new WordWorld { TestItems = 40 };

        var report = await SkillRelease.MeasureAsync(
            world.Job(),
            [Skill.Empty, Half, new Skill("teach w0\n")],
            cancellationToken: Cancel
        );

        report.Skills.Select(skill => skill.Hard).ShouldBe([0, 0.5, 0.25]);
        report
            .Pairs.Select(pair => (pair.Before, pair.After, pair.Result.Difference))
            .ShouldBe([(0, 1, 0.5), (0, 2, 0.25), (1, 2, -0.25)]);
        world.Target.Asked.ShouldAllBe(call => call.IsTest);
        world.Optimizer.Calls.ShouldBeEmpty();
        report.Skills[1].TargetUsage.Calls.ShouldBe(40);
        // The spread of 20 right and 20 wrong answers: sqrt(10 / 39) / sqrt(40).
        report.Skills[1].StandardError!.Value.ShouldBe(0.0801, 0.0001);
        report.Skills[1].Noise.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_attempt_tells_chance_from_the_spread_over_the_items()
    {
        // Every second item is right in every second attempt.
        var world = new WordWorld
        {
            TestItems = 40,
            Environment = new NoisyTarget((position, request) => position % 2 == 0 && request.Replicate % 2 == 0),
        };

        var report = await SkillRelease.MeasureAsync(
            world.Job(),
            [Half],
            new MeasureOptions { Replicates = 2 },
            Cancel
        );

        var measure = report.Skills.Single();
        measure.Attempts.ShouldBe(80);
        measure.Hard.ShouldBe(0.25);
        // Twenty items of which one attempt is right and one wrong: sqrt(20 / 2) / 40 for one pass, by sqrt(2) less for two.
        measure.Noise!.Value.ShouldBe(Math.Sqrt(10) / 40 / Math.Sqrt(2), 1e-9);
        measure.SmallestGain.ShouldBeInRange(0.15, 0.25);
    }

    [Fact]
    public async Task What_was_measured_is_not_paid_again_whichever_skills_are_asked_for()
    {
        using var folder = new TempDirectory();
        var world = new WordWorld { Directory = folder.Path };
        await SkillRelease.MeasureAsync(world.Job(), [Half], cancellationToken: Cancel);

        var both = await SkillRelease.MeasureAsync(world.Job(), [Skill.Empty, Half, Half], cancellationToken: Cancel);
        var offline = await SkillRelease.MeasureAsync(
            world.Job() with
            {
                Offline = true,
            },
            [Half],
            cancellationToken: Cancel
        );

        world.Target.Calls.ShouldBe(16);
        both.Skills[1].ShouldBeEquivalentTo(both.Skills[2]);
        both.Pairs.Select(pair => (pair.Before, pair.After)).ShouldBe([(0, 1), (0, 2)]);
        offline.Skills[0].Hard.ShouldBe(0.5);
    }

    [Fact]
    public async Task Offline_what_is_missing_is_named_and_nothing_is_written()
    {
        using var folder = new TempDirectory();
        var directory = Path.Combine(folder.Path, "none");
        var job = new WordWorld { Directory = directory }.Job() with { Offline = true };

        var problem = await Should.ThrowAsync<SkillOptException>(() =>
            SkillRelease.MeasureAsync(job, [Half], cancellationToken: Cancel)
        );

        problem.Kind.ShouldBe(ErrorKind.Data);
        problem.Message.ShouldContain("words");
        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public async Task Attempts_without_a_score_are_named_and_in_no_mean()
    {
        var target = new RuleTarget
        {
            Before = (call, _) =>
                call.Prompt.StartsWith("(test 3)", StringComparison.Ordinal)
                    ? throw new ModelCallException(ModelCallFailure.Rejected, "no")
                    : Task.CompletedTask,
        };
        var world = new WordWorld { Target = target };

        var measure = (await SkillRelease.MeasureAsync(world.Job(), [Half], cancellationToken: Cancel)).Skills.Single();

        measure.Unscored.Single().ItemId.ShouldBe("test-3");
        measure.Unscored.Single().Replicate.ShouldBe(1);
        (measure.Scored, measure.Attempts).ShouldBe((7, 8));
        measure.Hard!.Value.ShouldBe(4.0 / 7, 1e-6);
    }

    [Theory]
    [InlineData(MeasuredSplit.Selection, 6)]
    [InlineData(MeasuredSplit.Train, 4)]
    [InlineData(MeasuredSplit.All, 18)]
    public async Task Other_splits_are_measured_on_request(MeasuredSplit split, int items)
    {
        var world = new WordWorld
        {
            TrainItems = 4,
            SelectionItems = 6,
            TestItems = 8,
        };

        var report = await SkillRelease.MeasureAsync(world.Job(), [Half], new MeasureOptions { Split = split }, Cancel);

        report.Skills.Single().Items.ShouldBe(items);
    }

    [Fact]
    public async Task Nothing_to_measure_is_an_error()
    {
        var job = new WordWorld { TestItems = 0 }.Job();
        Task Measure(Skill[] skills, int replicates) =>
            SkillRelease.MeasureAsync(job, skills, new MeasureOptions { Replicates = replicates }, Cancel);

        (await Should.ThrowAsync<SkillOptException>(() => Measure([], 1))).Kind.ShouldBe(ErrorKind.Usage);
        (await Should.ThrowAsync<SkillOptException>(() => Measure([Half], 0))).Kind.ShouldBe(ErrorKind.Usage);
        (await Should.ThrowAsync<SkillOptException>(() => Measure([Half], 1))).Message.ShouldContain("test split");
    }
}
