namespace SkillOpt.Training;

/// <summary>The scheduled learning rate, a function of the step alone: skipped steps and resumes cannot move it.</summary>
internal static class LearningRates
{
    /// <param name="step">From 1 through the whole run.</param>
    /// <param name="totalSteps">Steps of the whole run.</param>
    /// <param name="options">Schedule, start and end.</param>
    public static int At(int step, int totalSteps, OptimizerOptions options)
    {
        var (max, min) = (options.LearningRate, options.MinLearningRate);
        if (totalSteps <= 1)
        {
            return max;
        }

        var t = (double)Math.Min(step, totalSteps) / totalSteps;
        var rate = options.LrScheduler switch
        {
            LearningRateSchedule.Linear => max + ((min - max) * t),
            LearningRateSchedule.Cosine => min + ((max - min) * (1 + Math.Cos(Math.PI * t)) / 2),
            _ => max,
        };
        return Math.Max(min, (int)Math.Round(rate, MidpointRounding.ToEven));
    }
}
