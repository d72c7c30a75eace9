using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class LearningRatesTests
{
    [Theory]
    [InlineData(LearningRateSchedule.Cosine, 4, "4 3 2 2")]
    [InlineData(LearningRateSchedule.Cosine, 8, "4 4 3 3 3 2 2 2")]
    [InlineData(LearningRateSchedule.Linear, 4, "4 3 2 2")]
    [InlineData(LearningRateSchedule.Constant, 4, "4 4 4 4")]
    [InlineData(LearningRateSchedule.Autonomous, 3, "4 4 4")]
    [InlineData(LearningRateSchedule.Cosine, 1, "4")]
    [InlineData(LearningRateSchedule.Linear, 1, "4")]
    public void A_schedule_falls_as_published(LearningRateSchedule schedule, int steps, string expected) =>
        string.Join(' ', Vector(schedule, steps)).ShouldBe(expected);

    [Theory]
    [InlineData(LearningRateSchedule.Cosine, "13x4 13x3 14x2")]
    [InlineData(LearningRateSchedule.Linear, "10x4 19x3 11x2")]
    public void Forty_steps_fall_as_published(LearningRateSchedule schedule, string expected) =>
        string.Join(' ', Vector(schedule, 40).CountBy(rate => rate).Select(run => $"{run.Value}x{run.Key}"))
            .ShouldBe(expected);

    [Fact]
    public void The_rate_never_falls_below_the_minimum_nor_after_the_last_step()
    {
        var options = new OptimizerOptions { LearningRate = 9, MinLearningRate = 5 };

        LearningRates.At(4, 4, options).ShouldBe(5);
        LearningRates.At(7, 4, options).ShouldBe(5);
    }

    private static List<int> Vector(LearningRateSchedule schedule, int steps) =>
        [
            .. Enumerable
                .Range(1, steps)
                .Select(step => LearningRates.At(step, steps, new OptimizerOptions { LrScheduler = schedule })),
        ];
}
