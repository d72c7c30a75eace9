using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>The lines of <see cref="PlainTrainingView"/>, and below them what is under way.</summary>
internal sealed class LiveTrainingView(IAnsiConsole console, TimeProvider time) : TrainingView(console)
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);
    private readonly long started = time.GetTimestamp();
    private long? refreshed;
    private double? firstFraction;

    public override Task RunAsync(Func<Action<TrainingEvent>, Task> body) =>
        Console
            .Live(LiveStatus.Render(State, null))
            .AutoClear(true)
            .Overflow(VerticalOverflow.Crop)
            .StartAsync(context => body(happened => Show(happened, context)));

    // Padded to the full width: the line is written over the status, which may be longer.
    protected override void Write(string line) => Console.Write(new Rows(Align.Left(new Text(line))));

    private void Show(TrainingEvent happened, LiveDisplayContext context)
    {
        Take(happened);
        // A replayed run brings thousands of events at once.
        if (refreshed is { } last && time.GetElapsedTime(last) < RefreshEvery)
            return;
        refreshed = time.GetTimestamp();
        context.UpdateTarget(LiveStatus.Render(State, TimeLeft()));
    }

    private TimeSpan? TimeLeft()
    {
        if (State.Progress is not { } progress)
            return null;
        var first = firstFraction ??= progress.FractionDone;
        var done = progress.FractionDone - first;
        return done > 0 ? time.GetElapsedTime(started) * ((1 - progress.FractionDone) / done) : null;
    }
}
