using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Rollouts;
using SkillOpt.Runs;

namespace SkillOpt.Training;

/// <summary>A job's rollouts without its training: for measurements before and after a run.</summary>
internal sealed class MeasuringSession : IDisposable
{
    private readonly CallStop halt = new();
    private readonly CancellationTokenSource stop;

    private MeasuringSession(TrainingJob job, IRunStore store)
    {
        Store = store;
        stop = CancellationTokenSource.CreateLinkedTokenSource(job.StopRequested);
        var monitor = new RunMonitor(job.TimeProvider, () => store.Ledger.Totals.Total, _ => { });
        var calls = RoleCalls.Of(job, store.Ledger.Totals, halt, _ => { });
        Rollouts = JobRollouts.Runner(job, store.Ledger, monitor, calls, stop.Token);
    }

    public IRunStore Store { get; }

    public RolloutRunner Rollouts { get; }

    /// <summary>Opens the job's run directory for this job alone.</summary>
    public static MeasuringSession Open(TrainingJob job)
    {
        Validate(job);
        return new MeasuringSession(job, SkillTrainer.OpenStore(job, PromptSet.Load(job.PromptDirectory)));
    }

    /// <summary>
    /// Opens the job's run directory for everything that is measured with its target: what the ledger holds is found by
    /// its content. Offline nothing is written.
    /// </summary>
    public static MeasuringSession OpenShared(TrainingJob job)
    {
        Validate(job);
        var target = job.TargetName ?? JobRollouts.NameOf(job.Target);
        if (
            job is { Offline: true, RunDirectory: { } directory }
            && !File.Exists(Path.Join(directory, RunFiles.Ledger))
        )
        {
            throw SkillOptException.BadData(
                $"Offline: '{directory}' holds no measurement with {target}. The same command without --offline (Offline) "
                    + "makes it."
            );
        }

        var fingerprint = new RunFingerprint([new("purpose", "measuring"), new("target", target)], []);
        return new MeasuringSession(
            job,
            job.Offline
                ? RehearsalRunStore.Open(job.RunDirectory, fingerprint, job.TimeProvider)
                : SkillTrainer.OpenStore(job, fingerprint)
        );
    }

    private static void Validate(TrainingJob job)
    {
        OptionsValidator.Validate(job.Options);
        CallOptionsValidator.Validate(job);
        JobRollouts.RequireJudge(job);
    }

    public void Dispose()
    {
        stop.Cancel();
        Store.Flush();
        Store.Dispose();
        stop.Dispose();
        halt.Dispose();
    }
}
