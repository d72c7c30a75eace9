using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using Spectre.Console;

namespace SkillOpt.Cli.Rendering;

/// <summary>A run as a page of text.</summary>
internal static class RunReport
{
    public static void Write(IAnsiConsole console, RunFolder run, int width)
    {
        WriteSummary(console, run);
        if (run.Steps.Count > 0)
        {
            WriteSteps(console, run);
            WriteCurve(console, run, width);
        }

        var (spend, prices) = (RunSpend.Of(run), RunSpend.Prices(run));
        if (spend.Stages.Count > 0)
            SpendTable.WriteStages(console, spend, prices);
        SpendTable.WriteSteps(console, run.Steps, prices);
    }

    private static void WriteSummary(IAnsiConsole console, RunFolder run)
    {
        if (run.Summary is not { } summary)
        {
            Row(
                console,
                "state",
                $"unfinished, {Words.Count(run.Steps.Count, "step", "steps")} done; the same train command goes on"
            );
            return;
        }

        Row(console, "best skill", Words.Origin(summary.Text("best_origin") ?? "unknown"));
        Row(console, "selection", Change(summary, "baseline_selection_hard", "best_selection_hard"));
        if (summary.Number("test_hard") is not null)
            Row(console, "test", Change(summary, "baseline_test_hard", "test_hard"));
        if (summary["release"] is JsonObject release)
            Row(console, "release", $"{release.Text("verdict")}: {release.Text("reason")}");
        Row(
            console,
            "steps",
            $"{summary.Whole("total_steps")}: {summary.Whole("total_accepts") ?? 0} accepted, "
                + $"{summary.Whole("total_rejects") ?? 0} rejected, {summary.Whole("total_skips") ?? 0} without a candidate"
                + (summary.Whole("total_undecided") is { } undecided and > 0 ? $", {undecided} undecided" : "")
        );
        if (summary["skill_seen"] is JsonObject seen)
            Row(console, "skill seen", $"in {seen.Whole("count")} of {seen.Whole("of")} attempts with a skill");
        if (summary.Number("total_wall_time_s") is { } seconds)
            Row(console, "time", Words.Duration(TimeSpan.FromSeconds(seconds)));
    }

    private static void WriteSteps(IAnsiConsole console, RunFolder run)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (
            var name in (string[])
                ["step", "epoch", "train", "merged", "chosen", "applied", "candidate", "current", "best"]
        )
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().PadRight(2));
        table.AddColumn("action");
        foreach (var step in run.Steps)
        {
            var cells = new[]
            {
                Whole(step, "step"),
                Whole(step, "epoch"),
                Words.Score(step.Number("rollout_hard")),
                Whole(step, "n_edits_merged"),
                Whole(step, "n_edits_ranked"),
                Whole(step.Field("edit_apply_summary"), "applied"),
                Candidate(step),
                Words.Score(step.Number("current_score")),
                Words.Score(step.Number("best_score")),
                Words.OneLine(step.Text("action") ?? "-"),
            };
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        console.WriteLine();
        console.Write(table);
    }

    private static void WriteCurve(IAnsiConsole console, RunFolder run, int width)
    {
        var ends = EpochEnds(run);
        var start = new ScoreChart.Point(run.Summary.Number("baseline_selection_hard"), null);
        var points = run.Steps.Select(step => new ScoreChart.Point(
            ends.GetValueOrDefault(step.Whole("step") ?? 0) ?? step.Number("current_score"),
            step.Text("action") is "reject" or "undecided" ? Highest(step) : null
        ));
        console.WriteLine($"gate score after each step and epoch end (o current skill, x rejected candidate)");
        foreach (var line in ScoreChart.Draw([start, .. points], width))
            console.WriteLine($"{line}");
    }

    /// <summary>By the last step of each epoch, the score after the slow update that followed.</summary>
    private static Dictionary<int, double?> EpochEnds(RunFolder run)
    {
        var scores = (run.Summary.Field("epoch_stats") as JsonArray ?? []).ToDictionary(
            epoch => epoch.Whole("epoch") ?? 0,
            epoch => epoch.Number("current_score_at_epoch_end")
        );
        return run
            .Steps.GroupBy(step => step.Whole("epoch") ?? 0)
            .ToDictionary(
                epoch => epoch.Max(step => step.Whole("step") ?? 0),
                epoch => scores.GetValueOrDefault(epoch.Key)
            );
    }

    private static string Change(JsonObject summary, string before, string after) =>
        (summary.Number(before), summary.Number(after)) is ({ } from, { } to)
            ? $"{Words.Score(from)} -> {Words.Score(to)} ({Words.Gain(to - from)})"
            : $"{Words.Score(summary.Number(before))} -> {Words.Score(summary.Number(after))}";

    // A rejected candidate is measured only until it is certain that it is not better.
    private static string Candidate(JsonObject step) =>
        step.Number("candidate_gate_score") is null && step.Number("candidate_gate_score_at_most") is { } most
            ? $"<={Words.Score(most)}"
            : Words.Score(step.Number("candidate_gate_score"));

    private static double? Highest(JsonObject step) =>
        step.Number("candidate_gate_score") ?? step.Number("candidate_gate_score_at_most");

    private static string Whole(JsonNode? node, string name) =>
        node.Whole(name) is { } number ? Words.Count(number) : "-";

    private static void Row(IAnsiConsole console, string name, string text) => console.WriteLine($"{name, -12} {text}");
}
