using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Training;

namespace SkillOpt.Runs;

/// <summary>What is under way, for people to watch. Nothing is decided by it.</summary>
internal sealed class RunMonitor(TimeProvider time, Func<Usage> usage, Action<TrainingEvent.Progress> report)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private long lastReport = time.GetTimestamp();
    private Stage? shown;
    private int inFlight;

    /// <summary>Share of the steps that is done, 0 to 1.</summary>
    public double FractionDone { get; set; }

    public Stage Begin(string name, int total, Priority priority = Priority.Urgent)
    {
        var stage = new Stage(this, name, total);
        lock (gate)
        {
            if (priority == Priority.Urgent || shown is null)
            {
                shown = stage;
            }
        }

        Report();
        return stage;
    }

    public void CallStarted()
    {
        Interlocked.Increment(ref inFlight);
        Report();
    }

    public void CallFinished()
    {
        Interlocked.Decrement(ref inFlight);
        Report();
    }

    private void Report()
    {
        TrainingEvent.Progress progress;
        lock (gate)
        {
            if (shown is null || time.GetElapsedTime(lastReport) < Interval)
            {
                return;
            }

            lastReport = time.GetTimestamp();
            progress = new TrainingEvent.Progress(
                shown.Name,
                shown.Done,
                Volatile.Read(ref inFlight),
                shown.Total,
                usage(),
                FractionDone
            );
        }

        report(progress);
    }

    /// <summary>A stage that counts what is finished.</summary>
    internal sealed class Stage(RunMonitor monitor, string name, int total)
    {
        private int done;

        public string Name => name;

        public int Total => total;

        public int Done => Volatile.Read(ref done);

        public void Finished()
        {
            Interlocked.Increment(ref done);
            monitor.Report();
        }
    }
}
