using SkillOpt.Training;

namespace SkillOpt.Cli.Rendering;

/// <summary>The line that stays on the screen, or in a log, for an event.</summary>
internal static class ProgressLines
{
    /// <param name="happened">The event.</param>
    /// <param name="state">The run with that event taken in.</param>
    /// <returns>The line, or null when the event has none of its own.</returns>
    public static string? For(TrainingEvent happened, RunState state) =>
        happened switch
        {
            TrainingEvent.RunStarted run => $"{Items(run)}; {Plan(run)}; skill {run.SkillHash}",
            TrainingEvent.BaselineMeasured baseline =>
                $"start        selection {Words.Score(baseline.GateScore)} {Share(baseline.Scored, baseline.Of)}",
            TrainingEvent.NoiseMeasured noise =>
                $"noise        {noise.Flips} of {noise.Items} items changed by chance; gate {noise.Gate}; "
                    + $"{Words.SmallestGain(noise.SmallestGain)}",
            TrainingEvent.StepFinished step => Step(step, state),
            TrainingEvent.SlowUpdateFinished slow =>
                $"epoch {slow.Epoch, -6} slow update {slow.Action}  {Scores(slow.CurrentScore, slow.BestScore)}{Reason(slow.Reason)}",
            TrainingEvent.EpochFinished epoch =>
                $"epoch {epoch.Epoch, -6} done  {Scores(epoch.CurrentScore, epoch.BestScore)}",
            TrainingEvent.TestFinished test =>
                $"test         {test.Which, -8}{Words.Score(test.Hard)} {Share(test.Scored, test.Of)}",
            TrainingEvent.ReleaseFinished release =>
                $"release      {release.Origin}: {release.Reason} ({Words.SmallestGain(release.SmallestGain)})",
            TrainingEvent.BudgetWarning warning =>
                $"budget       {warning.Percent} % of {warning.Limit} is spent: {warning.Spent} of {warning.Most}",
            _ => null,
        };

    private static string Step(TrainingEvent.StepFinished step, RunState state)
    {
        var parts = new List<string> { $"step {$"{step.Step}/{state.Step?.TotalSteps ?? step.Step}", -7}" };
        if (state.Rollouts is { } rollouts)
            parts.Add($"train {Words.Score(rollouts.Hard)} {Share(rollouts.Scored, rollouts.Of)}");
        if (state.Reflected is { } reflected)
            parts.Add($"patches {reflected.FailurePatches}+{reflected.SuccessPatches}");
        if (state.Reflected is { DroppedLeaks: > 0 and var leaks })
            parts.Add($"dropped {Words.Count(leaks, "edit that copies", "edits that copy")} task data");
        if (state.Updated is { } updated)
            parts.Add(Update(updated));
        parts.Add(step.Action);
        parts.Add(Scores(step.CurrentScore, step.BestScore));
        return string.Join("  ", parts) + Reason(step.Reason);
    }

    private static string Update(TrainingEvent.Updated updated) =>
        updated.Applied + updated.Skipped is > 0 and var edits ? $"edits {updated.Applied} of {edits}" : "rewritten";

    private static string Items(TrainingEvent.RunStarted run) =>
        $"{Words.Count(run.TrainItems)} training, {Words.Count(run.SelectionItems)} selection and {Words.Count(run.TestItems)} test items";

    private static string Plan(TrainingEvent.RunStarted run) =>
        $"{Words.Count(run.Epochs, "epoch", "epochs")} of {Words.Count(run.StepsPerEpoch, "step", "steps")}";

    private static string Share(int scored, int of) => scored == of ? $"({of} items)" : $"({scored} of {of} items)";

    private static string Scores(double current, double best) =>
        $"current {Words.Score(current)}  best {Words.Score(best)}";

    private static string Reason(string reason) => reason.Length == 0 ? "" : $"  ({Words.OneLine(reason)})";
}
