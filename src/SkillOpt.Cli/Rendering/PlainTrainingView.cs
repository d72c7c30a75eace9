using SkillOpt.Training;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>One line for each step, epoch and test.</summary>
internal sealed class PlainTrainingView(IAnsiConsole console) : TrainingView(console)
{
    public override Task RunAsync(Func<Action<TrainingEvent>, Task> body) => body(Take);
}
