using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using SkillOpt.Harnesses;
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
        // What the gate compared: under a race a plain mean is one over whatever items were tried.
        Row(console, "selection", Change(summary, "baseline_gate_score", "best_gate_score", "smallest_gain"));
        if (summary.Number("test_hard") is not null)
            Row(console, "test", Change(summary, "baseline_test_hard", "test_hard", "test_smallest_gain"));
        if (summary["release"] is JsonObject release)
        {
            var smallest = (release["test"] ?? release["selection"]).Number("smallest_gain");
            Row(
                console,
                "release",
                $"{release.Text("reason")} ({Words.SmallestGain(smallest, release.Text("noise_note"))})"
            );
        }

        Row(
            console,
            "noise",
            Words.Noise(summary["noise"] ?? summary["release"].Field("noise"), summary.Text("noise_note"))
        );
        Row(
            console,
            "steps",
            $"{summary.Whole("total_steps")}: {summary.Whole("total_accepts") ?? 0} accepted, "
                + $"{summary.Whole("total_rejects") ?? 0} rejected, {summary.Whole("total_skips") ?? 0} without a candidate"
                + (summary.Whole("total_undecided") is { } undecided and > 0 ? $", {undecided} undecided" : "")
        );
        if (HarnessWords.Of(run.ReadJson(HarnessRecord.FileName)) is { } harness)
            Row(console, "harness", harness);
        if (summary["skill_seen"] is JsonObject seen)
            Row(console, "skill seen", HarnessWords.Seen(seen.Whole("count") ?? 0, seen.Whole("of") ?? 0));
        if (summary.Number("total_wall_time_s") is { } seconds)
            Row(console, "time", Words.Duration(TimeSpan.FromSeconds(seconds)));
    }

    private static void WriteSteps(IAnsiConsole console, RunFolder run)
    {
        var table = new FigureTable(
            [],
            ["step", "epoch", "train", "merged", "chosen", "applied", "candidate", "current", "best"],
            "action"
        );
        foreach (var step in run.Steps)
        {
            table.Add(
                Whole(step, "step"),
                Whole(step, "epoch"),
                Words.Score(step.Number("rollout_hard")),
                Whole(step, "n_edits_merged"),
                Whole(step, "n_edits_ranked"),
                Whole(step.Field("edit_apply_summary"), "applied"),
                Candidate(step),
                Words.Score(step.Number("current_score")),
                Words.Score(step.Number("best_score")),
                Words.OneLine(step.Text("action") ?? "-")
            );
        }

        console.WriteLine();
        table.Write(console);
    }

    private static void WriteCurve(IAnsiConsole console, RunFolder run, int width)
    {
        var ends = EpochEnds(run);
        var start = new ScoreChart.Point(run.Summary.Number("baseline_gate_score"), null);
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

    private static string Change(JsonObject summary, string before, string after, string smallest) =>
        (summary.Number(before), summary.Number(after)) is ({ } from, { } to)
            ? Words.Change(from, to, summary.Number(smallest), summary.Text("noise_note"))
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
