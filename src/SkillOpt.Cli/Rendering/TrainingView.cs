using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>Shows a run while it happens.</summary>
internal abstract class TrainingView(IAnsiConsole console)
{
    protected IAnsiConsole Console { get; } = console;

    protected RunState State { get; private set; } = new();

    public static TrainingView Create(IAnsiConsole console, TimeProvider time) =>
        console.Profile.Capabilities is { Ansi: true, Interactive: true }
            ? new LiveTrainingView(console, time)
            : new PlainTrainingView(console);

    /// <summary>Runs the body, which hands over every event.</summary>
    public abstract Task RunAsync(Func<Action<TrainingEvent>, Task> body);

    protected virtual void Write(string line) => Console.WriteLine(line);

    protected void Take(TrainingEvent happened)
    {
        State = State.After(happened);
        if (ProgressLines.For(happened, State) is { } line)
            Write(line);
    }
}
