using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SkillOpt.Cli.Configuration.Binding;
using SkillOpt.Cli.Rendering;
using SkillOpt.Releases;
using Spectre.Console;

namespace SkillOpt.Cli.Measuring;

/// <summary>What a trained skill is worth to several targets.</summary>
/// <param name="Rows">One for each target.</param>
/// <param name="Skills">Without a skill, the initial and the trained one.</param>
/// <param name="Options">What they were measured on.</param>
internal sealed record TransferMatrix(
    IReadOnlyList<TransferRow> Rows,
    (NamedSkill None, NamedSkill Initial, NamedSkill Best) Skills,
    MeasureOptions Options
)
{
    private static readonly string[] Columns =
    [
        "target",
        "no skill",
        "initial",
        "trained",
        "trained - initial",
        "trained - no skill",
        "smallest gain",
    ];

    private IEnumerable<NamedSkill> All => [Skills.None, Skills.Initial, Skills.Best];

    public void Write(IAnsiConsole console)
    {
        if (Rows.FirstOrDefault(row => row.Measured is not null) is { } first)
        {
            console.WriteLine($"items        {MeasureText.Items(first.Measured!.Report.Skills[0], Options)}");
            console.WriteLine();
        }

        var table = new FigureTable(Columns[..1], [], Columns[1..]);
        foreach (var row in Rows)
            table.Add(Cells(row));
        table.Write(console);
        console.WriteLine();
        foreach (var note in Notes())
            console.WriteLine(note);
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append(Line(Columns)).Append(Line(Columns.Select((_, i) => i == 0 ? "---" : "--:")));
        foreach (var row in Rows)
            text.Append(Line(Cells(row)));
        foreach (var note in Notes())
            text.Append('\n').Append(Plain(note)).Append('\n');
        return text.ToString();
    }

    public JsonObject ToJson() =>
        new()
        {
            ["split"] = EnumWords.WordOf(Options.Split),
            ["replicates"] = Options.Replicates,
            ["targets"] = new JsonArray([
                .. Rows.Select(row => new JsonObject
                {
                    ["target"] = row.Target,
                    ["name"] = row.Measured?.Target,
                    ["problem"] = row.Problem?.Message,
                    ["no_skill"] = Cell(row, Skills.None),
                    ["initial"] = Cell(row, Skills.Initial),
                    ["trained"] = Cell(row, Skills.Best),
                    ["gain_over_initial"] = ReleaseRecord.Of(row.Gain(Skills.Initial, Skills.Best)),
                    ["gain_over_no_skill"] = ReleaseRecord.Of(row.Gain(Skills.None, Skills.Best)),
                    ["smallest_gain"] = row.SmallestGain,
                }),
            ]),
        };

    private static JsonObject? Cell(TransferRow row, NamedSkill skill) =>
        row.Find(skill) is { } measure ? MeasureJson.Of(row.Measured!, skill.Name, measure) : null;

    private IEnumerable<string> Cells(TransferRow row) =>
        [
            row.Target,
            .. All.Select(skill => Score(row.Find(skill))),
            Gain(row, Skills.Initial),
            Gain(row, Skills.None),
            Words.Score(row.SmallestGain),
        ];

    private static string Score(SkillMeasure? measure) =>
        measure is null
            ? "-"
            : $"{Words.Score(measure.Hard)} ± {Words.Score(measure.StandardError)}"
                + (measure.Unscored.Count > 0 ? $" ({Words.Percent(measure.Coverage)} scored)" : "");

    private string Gain(TransferRow row, NamedSkill before) =>
        row.Measured is null ? "-"
        : row.Gain(before, Skills.Best) is not { } gain ? "same skill"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{gain.Difference:+0.000;-0.000;0.000} ({gain.Low:+0.000;-0.000;0.000} to {gain.High:+0.000;-0.000;0.000})"
        );

    private IEnumerable<string> Notes()
    {
        yield return "Scores: mean hard score ± its standard error. Gains: paired on the same items, with 95 % intervals. "
            + "Smallest gain: what these items and attempts show in 4 of 5 cases.";
        foreach (var row in Rows.Where(row => row.Problem is not null))
            yield return $"{row.Target} was not measured: {Words.OneLine(row.Problem!.Message)}";
        foreach (var row in Rows.Where(row => row.Measured is not null))
        {
            foreach (var (measure, i) in row.Measured!.Report.Skills.Select((measure, i) => (measure, i)))
            {
                if (measure.Unscored.Count > 0)
                {
                    var first = measure.Unscored[0];
                    yield return $"{row.Target}, {row.Measured.Skills[i].Name}: {Words.Count(measure.Unscored.Count, "attempt", "attempts")} without a score; "
                        + $"the first is item {Words.OneLine(first.ItemId)}: {Words.OneLine(first.Reason)}";
                }
            }
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Plain))} |\n";

    // Names of models and messages of programs must not end a cell.
    private static string Plain(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
