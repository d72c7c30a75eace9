using SkillOpt.Errors;
using SkillOpt.Gating;
using SkillOpt.Training;

namespace SkillOpt.Tests.Training;

public sealed class OptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Should.NotThrow(() => OptionsValidator.Validate(new TrainingOptions()));

    [Fact]
    public void Every_problem_is_named_with_key_value_and_limits()
    {
        var options = new TrainingOptions
        {
            Train = new TrainOptions { BatchSize = 0 },
            Evaluation = new EvaluationOptions { MinCoverage = double.NaN },
        };

        var problem = Should.Throw<SkillOptException>(() => OptionsValidator.Validate(options));

        problem.Kind.ShouldBe(ErrorKind.Usage);
        problem.Message.ShouldBe(
            "train.batch_size is 0; it must be at least 1.\n"
                + "evaluation.min_coverage is NaN; it must be above 0 and at most 1."
        );
    }

    [Fact]
    public void An_enum_value_without_a_name_is_refused()
    {
        var options = new TrainingOptions { Evaluation = new EvaluationOptions { GateMetric = (GateMetric)9 } };

        Should
            .Throw<SkillOptException>(() => OptionsValidator.Validate(options))
            .Message.ShouldContain("gate_metric is 9");
    }

    [Theory]
    [InlineData(LearningRateSchedule.Cosine, true)]
    [InlineData(LearningRateSchedule.Linear, true)]
    [InlineData(LearningRateSchedule.Constant, false)]
    [InlineData(LearningRateSchedule.Autonomous, false)]
    public void The_minimum_matters_only_while_the_rate_falls(LearningRateSchedule schedule, bool refused)
    {
        var options = new TrainingOptions
        {
            Optimizer = new OptimizerOptions
            {
                LearningRate = 1,
                MinLearningRate = 2,
                LrScheduler = schedule,
            },
        };

        OptionsValidator.Check(options).Any().ShouldBe(refused);
    }
}
