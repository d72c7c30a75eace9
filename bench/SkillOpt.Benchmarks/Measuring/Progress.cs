using SkillOpt.Training;

namespace SkillOpt.Benchmarks.Measuring;

/// <summary>Runs a job and tells on standard error how far it is.</summary>
internal static class Progress
{
    public static async Task<TrainingResult> TrainAsync(TrainingJob job)
    {
        TrainingResult? result = null;
        await foreach (var happened in SkillTrainer.TrainAsync(job))
        {
            if (happened is TrainingEvent.StepFinished step)
            {
                await Console.Error.WriteLineAsync(
                    $"{Path.GetFileName(job.RunDirectory) ?? "in memory"}: step {step.Step}, {step.Action}"
                );
            }

            result = (happened as TrainingEvent.RunFinished)?.Result ?? result;
        }

        return result!;
    }
}
