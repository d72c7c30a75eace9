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

        if (run.Summary.Field("usage") is JsonObject usage)
            WriteSpend(console, usage);
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

        var best = summary.Whole("best_step") is { } step and > 0 ? $"from step {step}" : "the initial skill";
        Row(console, "best skill", best);
        Row(console, "selection", Change(summary, "baseline_selection_hard", "best_selection_hard"));
        if (summary.Number("test_hard") is not null)
            Row(console, "test", Change(summary, "baseline_test_hard", "test_hard"));
        Row(
            console,
            "steps",
            $"{summary.Whole("total_steps")}: {summary.Whole("total_accepts") ?? 0} accepted, "
                + $"{summary.Whole("total_rejects") ?? 0} rejected, {summary.Whole("total_skips") ?? 0} without a candidate"
        );
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
                Words.Score(step.Number("candidate_gate_score")),
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
        var start = new ScoreChart.Point(run.Summary.Number("baseline_selection_hard"), null);
        var points = run.Steps.Select(step => new ScoreChart.Point(
            step.Number("current_score"),
            step.Text("action") is "reject" or "indecisive" ? step.Number("candidate_gate_score") : null
        ));
        console.WriteLine($"gate score after each step (o current skill, x rejected candidate)");
        foreach (var line in ScoreChart.Draw([start, .. points], width))
            console.WriteLine($"{line}");
    }

    private static void WriteSpend(IAnsiConsole console, JsonObject usage)
    {
        var table = new Table().Border(TableBorder.None);
        table.AddColumns("role", "stage");
        foreach (var name in (string[])["calls", "failed", "tokens in", "of these cached", "tokens out"])
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().PadRight(2));
        foreach (var (role, stages) in usage)
        {
            foreach (var (stage, spend) in stages as JsonObject ?? [])
            {
                string[] keys = ["calls", "failed_calls", "input_tokens", "cached_input_tokens", "output_tokens"];
                var counts = keys.Select(key => Words.Count((long)(spend.Number(key) ?? 0)));
                table.AddRow([.. new[] { role, stage }.Concat(counts).Select(cell => new Text(cell))]);
            }
        }

        console.WriteLine();
        console.Write(table);
        if (
            usage
                .SelectMany(role => role.Value as JsonObject ?? [])
                .Any(stage => stage.Value.Number("estimated_calls") > 0)
        )
            console.WriteLine("Some tokens are estimated at four characters each, because the provider reported none.");
    }

    private static string Change(JsonObject summary, string before, string after) =>
        (summary.Number(before), summary.Number(after)) is ({ } from, { } to)
            ? $"{Words.Score(from)} -> {Words.Score(to)} ({Words.Gain(to - from)})"
            : $"{Words.Score(summary.Number(before))} -> {Words.Score(summary.Number(after))}";

    private static string Whole(JsonNode? node, string name) =>
        node.Whole(name) is { } number ? Words.Count(number) : "-";

    private static void Row(IAnsiConsole console, string name, string text) => console.WriteLine($"{name, -12} {text}");
}
