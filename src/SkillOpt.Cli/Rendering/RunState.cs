using SkillOpt.Models;
using SkillOpt.Training;

namespace SkillOpt.Cli.Rendering;

/// <summary>What is known of a run from its events so far.</summary>
internal sealed record RunState
{
    public TrainingEvent.RunStarted? Run { get; init; }

    public TrainingEvent.StepStarted? Step { get; init; }

    public TrainingEvent.RolloutsFinished? Rollouts { get; init; }

    public TrainingEvent.Reflected? Reflected { get; init; }

    public TrainingEvent.Selected? Selected { get; init; }

    public TrainingEvent.Updated? Updated { get; init; }

    public TrainingEvent.Progress? Progress { get; init; }

    public double? Current { get; init; }

    public double? Best { get; init; }

    public Usage Usage => Progress?.Usage ?? default;

    public RunState After(TrainingEvent happened) =>
        happened switch
        {
            TrainingEvent.RunStarted started => this with { Run = started },
            TrainingEvent.BaselineMeasured baseline => this with
            {
                Current = baseline.GateScore,
                Best = baseline.GateScore,
            },
            TrainingEvent.StepStarted started => new RunState
            {
                Run = Run,
                Step = started,
                Current = Current,
                Best = Best,
                Progress = Progress,
            },
            TrainingEvent.RolloutsFinished finished => this with { Rollouts = finished },
            TrainingEvent.Reflected reflected => this with { Reflected = reflected },
            TrainingEvent.Selected selected => this with { Selected = selected },
            TrainingEvent.Updated updated => this with { Updated = updated },
            TrainingEvent.StepFinished finished => Scores(finished.CurrentScore, finished.BestScore),
            TrainingEvent.SlowUpdateFinished finished => Scores(finished.CurrentScore, finished.BestScore),
            TrainingEvent.EpochFinished finished => Scores(finished.CurrentScore, finished.BestScore),
            TrainingEvent.Progress progress => this with { Progress = progress },
            _ => this,
        };

    private RunState Scores(double current, double best) => this with { Current = current, Best = best };
}
