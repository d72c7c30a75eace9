using Spectre.Console;
using Spectre.Console.Rendering;

namespace SkillOpt.Cli.Rendering;

/// <summary>Three lines on what a run is doing now.</summary>
internal static class LiveStatus
{
    private const int BarWidth = 24;

    public static IRenderable Render(RunState state, TimeSpan? left) =>
        new Rows(
            new CutLine(Place(state), Color.Default),
            new CutLine(Bar(state, left), Color.Green),
            new CutLine(Spend(state), Color.Grey)
        );

    private static string Place(RunState state)
    {
        if (state.Step is not { } step)
            return state.Run is null ? "starting" : $"before the first step{Stage(state)}";
        var epochs = state.Run is { } run ? $"/{run.Epochs}" : "";
        return $"epoch {step.Epoch}{epochs}  step {step.Step}/{step.TotalSteps}{Stage(state)}";
    }

    private static string Stage(RunState state) =>
        state.Progress is { } now ? $"  {now.Stage}  {now.Done}/{now.Total} done, {now.InFlight} in flight" : "";

    private static string Bar(RunState state, TimeSpan? left)
    {
        var share = Math.Clamp(state.Progress?.FractionDone ?? 0, 0, 1);
        var full = (int)(share * BarWidth);
        var time = left is { } known ? $"  about {Words.Duration(known)} left" : "";
        return $"{new string('#', full)}{new string('-', BarWidth - full)} {(int)(share * 100)} %{time}";
    }

    private static string Spend(RunState state) =>
        $"current {Words.Score(state.Current)}  best {Words.Score(state.Best)}  "
        + $"{Words.Count(state.Usage.Calls, "call", "calls")}, "
        + $"{Words.Count(state.Usage.InputTokens)} tokens in, {Words.Count(state.Usage.OutputTokens)} out";
}
