namespace SkillOpt.Training;

/// <summary>Trains a skill: rollout, reflect, aggregate, select, update, gate; at the end of an epoch slow update and meta skill.</summary>
public static class SkillTrainer
{
    /// <summary>Runs the job, or resumes it when its run directory holds a part of it already.</summary>
    /// <returns>What happens, as it happens; the last event is <see cref="TrainingEvent.RunFinished"/> with the result.</returns>
    /// <exception cref="Errors.SkillOptException">Bad options, data or run directory, or a provider that keeps failing.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled or asked to stop; it can be resumed.</exception>
    public static IAsyncEnumerable<TrainingEvent> TrainAsync(
        TrainingJob job,
        CancellationToken cancellationToken = default
    ) => throw new NotImplementedException();
}
