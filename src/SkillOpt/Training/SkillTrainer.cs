using System.Runtime.CompilerServices;
using SkillOpt.Aggregation;
using SkillOpt.EpochUpdates;
using SkillOpt.Gating;
using SkillOpt.Leaks;
using SkillOpt.Models;
using SkillOpt.Prompts;
using SkillOpt.Reflection;
using SkillOpt.Releases;
using SkillOpt.Runs;
using SkillOpt.Tasks;
using SkillOpt.Telemetry;

namespace SkillOpt.Training;

/// <summary>
/// Trains a skill: rollout, reflect, aggregate, select, update, gate; at the end of an epoch slow update and meta skill.
/// </summary>
public static class SkillTrainer
{
    /// <summary>Runs the job, or resumes it when its run directory holds a part of it already.</summary>
    /// <returns>
    /// What happens, as it happens; the last event is <see cref="TrainingEvent.RunFinished"/> with the result. Leaving
    /// the enumeration early cancels the run; it can be resumed.
    /// </returns>
    /// <exception cref="Errors.SkillOptException">Bad options, data or run directory, or a provider that keeps failing.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled or asked to stop; it can be resumed.</exception>
    public static IAsyncEnumerable<TrainingEvent> TrainAsync(
        TrainingJob job,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Offline
            ? ReplayAsync(job, cancellationToken)
            : EnumerateAsync(job, prompts => OpenStore(job, prompts), cancellationToken);
    }

    /// <summary>First without writing anything, to see that nothing is missing; then once more with the record.</summary>
    private static async IAsyncEnumerable<TrainingEvent> ReplayAsync(
        TrainingJob job,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rehearsal = EnumerateAsync(
            job,
            prompts => RehearsalRunStore.Open(job.RunDirectory, Fingerprint(job, prompts), job.TimeProvider),
            cancellationToken
        );
        await foreach (var _ in rehearsal.ConfigureAwait(false)) { }

        var replay = EnumerateAsync(job, prompts => OpenStore(job, prompts), cancellationToken);
        await foreach (var happened in replay.ConfigureAwait(false))
        {
            yield return happened;
        }
    }

    internal static async IAsyncEnumerable<TrainingEvent> EnumerateAsync(
        TrainingJob job,
        Func<PromptSet, IRunStore> openStore,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        OptionsValidator.Validate(job.Options);
        CallOptionsValidator.Validate(job);
        JobRollouts.RequireJudge(job);
        var prompts = PromptSet.Load(job.PromptDirectory);
        var plan = EpochPlan.Create(job.Options.Train, job.Splits.Train);
        if (!job.Offline)
        {
            await job.Environment.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(job.StopRequested);
        using var store = openStore(prompts);
        var events = new EventStream(store.Events);
        var running = Task.Run(
            () => RunAsync(job, plan, prompts, store, events, stop, cancel.Token),
            CancellationToken.None
        );
        try
        {
            await foreach (var happened in events.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            if (!running.IsCompleted)
            {
                await cancel.CancelAsync().ConfigureAwait(false);
            }

            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await running.ConfigureAwait(false);
    }

    /// <summary>Runs the job to its end.</summary>
    /// <returns>Best skill, scores, blame and usage.</returns>
    /// <inheritdoc cref="TrainAsync" path="/exception"/>
    public static async Task<TrainingResult> RunAsync(TrainingJob job, CancellationToken cancellationToken = default)
    {
        TrainingResult? result = null;
        await foreach (var happened in TrainAsync(job, cancellationToken).ConfigureAwait(false))
        {
            result = (happened as TrainingEvent.RunFinished)?.Result ?? result;
        }

        return result ?? throw new InvalidOperationException("The run ended without a result.");
    }

    private static async Task RunAsync(
        TrainingJob job,
        EpochPlan plan,
        PromptSet prompts,
        IRunStore store,
        EventStream events,
        CancellationTokenSource stop,
        CancellationToken cancellationToken
    )
    {
        using var activity = SkillOptTelemetry.StartRun(job.Offline);
        var background = new BackgroundTasks();
        var monitor = new RunMonitor(job.TimeProvider, () => store.Ledger.Totals.Total, events.Publish);
        using var halt = new CallStop();
        var calls = RoleCalls.Of(job, store.Ledger.Totals, halt, events.Publish);
        using var optimizer = new OptimizerCaller(
            job.Optimizer,
            job.OptimizerName ?? JobRollouts.NameOf(job.Optimizer),
            job.Options.Gradient.AnalystWorkers,
            store.Ledger,
            prompts,
            monitor,
            calls.Optimizer,
            stop.Token,
            job.Offline
        );
        try
        {
            var stages = Wire(job, plan, prompts, store, monitor, background, optimizer, calls, stop.Token);
            await new TrainingLoop(job, plan, stages, new RunRecorder(store, monitor, events, BudgetPrices.Of(job)))
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            activity.Failed(exception);
            throw;
        }
        finally
        {
            // Start nothing new, but let what is in flight finish and be recorded.
            await stop.CancelAsync().ConfigureAwait(false);
            await background.SettleAsync().ConfigureAwait(false);
            events.Complete();
        }
    }

    private static Stages Wire(
        TrainingJob job,
        EpochPlan plan,
        PromptSet prompts,
        IRunStore store,
        RunMonitor monitor,
        BackgroundTasks background,
        OptimizerCaller optimizer,
        RoleCalls calls,
        CancellationToken stop
    )
    {
        var options = job.Options;
        var rollouts = JobRollouts.Runner(job, store.Ledger, monitor, calls, stop);
        var evaluation = options.Evaluation;
        var selection = SplitPart.First(job.Splits.Selection, evaluation.SelEnvNum);
        var leaks = new LeakGuard(job);
        return new Stages(
            rollouts,
            options.Train.Replicates,
            new SelectionEvaluator(rollouts, selection, job.Gate, evaluation, options.Train.Seed),
            evaluation,
            Gates.MeasuresNoise(job, selection.Count),
            new Reflector(optimizer, prompts, options),
            new Aggregator(optimizer, prompts, options),
            new LearningRateController(optimizer, prompts, options, plan.TotalSteps),
            new EditSelector(optimizer, prompts, options),
            new EditChecker(rollouts, options),
            leaks,
            new SkillUpdater(optimizer, prompts, leaks, options),
            new AppendixWriter(optimizer, prompts, leaks, options),
            new ComparisonRunner(rollouts, plan, options, background),
            new SlowUpdater(optimizer, prompts, leaks, options),
            new MetaSkillWriter(optimizer, prompts, options, background),
            new TestRunner(
                rollouts,
                evaluation is { EvalTest: true, Release: false }
                    ? SplitPart.First(job.Splits.Test, evaluation.TestEnvNum)
                    : [],
                background
            ),
            new ReleaseStage(
                new PairedRunner(rollouts, evaluation),
                selection,
                evaluation.EvalTest ? SplitPart.First(job.Splits.Test, evaluation.TestEnvNum) : [],
                evaluation
            ),
            background
        );
    }

    internal static IRunStore OpenStore(TrainingJob job, PromptSet prompts) =>
        OpenStore(job, Fingerprint(job, prompts));

    internal static IRunStore OpenStore(TrainingJob job, RunFingerprint fingerprint)
    {
        if (job.RunDirectory is null)
        {
            return ReplayRunStore.Over(new MemoryRunStore(job.TimeProvider), job);
        }

        var store = DirectoryRunStore.Open(job.RunDirectory, fingerprint, job.TimeProvider);
        if (job.ConfigurationText is not null)
        {
            store.WriteText(RunFiles.Config, job.ConfigurationText);
        }

        return ReplayRunStore.Over(store, job);
    }

    private static RunFingerprint Fingerprint(TrainingJob job, PromptSet prompts)
    {
        using var unused = new CallStop();
        var executor = job.Executor ?? JobRollouts.LocalExecutor(job, RoleCalls.Unlimited(job, unused));
        return JobFingerprint.Of(job, prompts, executor, job.OptimizerName ?? JobRollouts.NameOf(job.Optimizer));
    }
}
