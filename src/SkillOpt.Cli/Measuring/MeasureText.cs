using System.Globalization;
using SkillOpt.Cli.Rendering;
using SkillOpt.Releases;
using Spectre.Console;

namespace SkillOpt.Cli.Measuring;

/// <summary>Measurements for people.</summary>
internal static class MeasureText
{
    private const int ShownAttempts = 20;

    public static void Write(IAnsiConsole console, MeasuredSkills measured)
    {
        var (report, skills) = (measured.Report, measured.Skills);
        console.WriteLine($"target       {measured.Target}");
        console.WriteLine($"items        {Items(report.Skills[0], measured.Options)}");
        console.WriteLine();
        Scores(measured).Write(console);
        if (report.Skills[0].TaskTypes.Count > 0)
        {
            console.WriteLine();
            TaskTypes(measured).Write(console);
        }

        if (report.Pairs.Count > 0)
            console.WriteLine();
        foreach (var pair in report.Pairs)
            console.WriteLine($"{skills[pair.After].Name} - {skills[pair.Before].Name}: {Words.Paired(pair.Result)}");
        if (report.Pairs.Count > 1)
            console.WriteLine("Each interval holds for its pair alone; of many, one in twenty misses by chance.");
        foreach (var (skill, i) in report.Skills.Select((skill, i) => (skill, i)))
            WriteUnscored(console, skills[i].Name, skill);
        WriteNotes(console, measured);
    }

    /// <summary>Such as <c>test split, 280 items, 2 attempts at each</c>.</summary>
    public static string Items(SkillMeasure measure, MeasureOptions options) =>
        $"{Splits(options)}, "
        + $"{Words.Count(measure.Items, "item", "items")}, {Words.Count(options.Replicates, "attempt", "attempts")} at each";

    public static string Splits(MeasureOptions options) =>
        options.Split is MeasuredSplit.All ? "all splits" : $"{Word(options.Split)} split";

    public static string Word(MeasuredSplit split) => split.ToString().ToLowerInvariant();

    private static FigureTable Scores(MeasuredSkills measured)
    {
        var table = new FigureTable(
            ["skill"],
            ["hard", "soft", "coverage", "std error", "noise", "smallest gain", "rollouts", "calls", "tokens", "USD"]
        );
        foreach (var (skill, i) in measured.Report.Skills.Select((skill, i) => (skill, i)))
        {
            var usage = MeasuredSkills.UsageOf(skill).Total;
            table.Add(
                measured.Skills[i].Name,
                Words.Score(skill.Hard),
                Words.Score(skill.Soft),
                Words.Percent(skill.Coverage),
                Words.Score(skill.StandardError),
                Words.Score(skill.Noise),
                Words.Score(skill.SmallestGain),
                Words.Count(skill.Attempts),
                Words.Count(usage.Calls),
                Words.Count(usage.InputTokens + usage.OutputTokens),
                Words.Usd(measured.CostOf(skill))
            );
        }

        return table;
    }

    private static FigureTable TaskTypes(MeasuredSkills measured)
    {
        var table = new FigureTable(["task type", "skill"], ["items", "hard", "soft", "coverage"]);
        for (var type = 0; type < measured.Report.Skills[0].TaskTypes.Count; type++)
        {
            for (var i = 0; i < measured.Skills.Count; i++)
            {
                var row = measured.Report.Skills[i].TaskTypes[type];
                table.Add(
                    row.TaskType.Length == 0 ? "-" : Words.OneLine(row.TaskType),
                    measured.Skills[i].Name,
                    Words.Count(row.Items),
                    Words.Score(row.Hard),
                    Words.Score(row.Soft),
                    Words.Percent((double)row.Scored / row.Attempts)
                );
            }
        }

        return table;
    }

    private static void WriteUnscored(IAnsiConsole console, string name, SkillMeasure measure)
    {
        if (measure.Unscored.Count == 0)
            return;
        console.WriteLine();
        console.WriteLine($"{name}: {Words.Count(measure.Unscored.Count, "attempt", "attempts")} without a score");
        foreach (var attempt in measure.Unscored.Take(ShownAttempts))
        {
            var number = attempt.Replicate.ToString(CultureInfo.InvariantCulture);
            console.WriteLine($"  {Words.OneLine(attempt.ItemId)}, attempt {number}: {Words.OneLine(attempt.Reason)}");
        }

        if (measure.Unscored.Count > ShownAttempts)
            console.WriteLine($"  and {measure.Unscored.Count - ShownAttempts} more (--json names all)");
    }

    private static void WriteNotes(IAnsiConsole console, MeasuredSkills measured)
    {
        var seen = measured
            .Report.Skills.Zip(measured.Skills)
            .Where(one => one.First.SkillUse.Count > 0)
            .Select(one => $"{one.Second.Name}: {Uses(one.First)}")
            .ToList();
        if (seen.Count > 0)
            console.WriteLine($"How the skill was seen, by attempts: {string.Join("; ", seen)}.");

        if (measured.Options.Split is not MeasuredSplit.Test)
            console.WriteLine("Trained skills were made with items of this split: their scores here are optimistic.");
    }

    private static string Uses(SkillMeasure measure) =>
        string.Join(
            ", ",
            measure.SkillUse.Select(use =>
                $"{Configuration.Binding.EnumWords.WordOf(use.Key).Replace('_', ' ')} {Words.Count(use.Value)}"
            )
        );
}
