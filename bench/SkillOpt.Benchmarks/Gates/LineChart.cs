using System.Globalization;
using System.Text;

namespace SkillOpt.Benchmarks.Gates;

/// <summary>One panel of a chart.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Xs">Where the points lie, shared by all lines.</param>
/// <param name="Lines">A name and as many values as there are points.</param>
internal sealed record ChartPanel(
    string Title,
    IReadOnlyList<double> Xs,
    IReadOnlyList<(string Name, IReadOnlyList<double> Ys)> Lines
);

/// <summary>Panels side by side with a common vertical axis, as SVG text.</summary>
internal static class LineChart
{
    private const int Width = 230;
    private const int Height = 220;
    private const int Left = 46;
    private const int Top = 34;
    private const int Gap = 22;
    private const int LegendLine = 17;

    private static readonly string[] Colours =
    [
        "#4e79a7",
        "#f28e2b",
        "#e15759",
        "#76b7b2",
        "#59a14f",
        "#b07aa1",
        "#9c755f",
        "#7f7f7f",
        "#edc948",
    ];

    public static string Draw(string x, string y, IReadOnlyList<ChartPanel> panels)
    {
        var values = panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Ys).Append(0).ToList();
        var (least, most, step) = Axis(values.Min(), values.Max());
        var names = panels[0].Lines.Select(line => line.Name).ToList();
        var width = Left + (panels.Count * (Width + Gap));
        var height = Top + Height + 52 + (names.Count * LegendLine);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
        );
        Text(svg, 14, Top + (Height / 2), y, "middle", $" transform=\"rotate(-90 14 {Top + (Height / 2)})\"");
        for (var i = 0; i < panels.Count; i++)
        {
            Panel(svg, panels[i], Left + (i * (Width + Gap)), least, most, step, i == 0);
        }

        Text(svg, Left + ((width - Left) / 2), Top + Height + 36, x, "middle");
        for (var i = 0; i < names.Count; i++)
        {
            var at = Top + Height + 56 + (i * LegendLine);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" y1=\"{at - 4}\" x2=\"{Left + 24}\" y2=\"{at - 4}\" stroke=\"{Colour(i)}\" stroke-width=\"2.5\"/>\n"
            );
            Text(svg, Left + 32, at, names[i], "start");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(
        StringBuilder svg,
        ChartPanel panel,
        int left,
        double least,
        double most,
        double step,
        bool isFirst
    )
    {
        Text(svg, left + (Width / 2), Top - 12, panel.Title, "middle");
        for (var tick = least; tick <= most + (step / 2); tick += step)
        {
            var at = Y(tick);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{left}\" y1=\"{at:0.#}\" x2=\"{left + Width}\" y2=\"{at:0.#}\" stroke=\"{(Math.Abs(tick) < step / 2 ? "#888" : "#ddd")}\"/>\n"
            );
            if (isFirst)
            {
                Text(svg, left - 6, at + 4, tick.ToString("0.##", CultureInfo.InvariantCulture), "end");
            }
        }

        var (first, last) = (panel.Xs[0], panel.Xs[^1]);
        foreach (var tick in panel.Xs.Count > 6 ? [first, (first + last) / 2, last] : panel.Xs)
        {
            Text(svg, X(tick), Top + Height + 16, tick.ToString("0.##", CultureInfo.InvariantCulture), "middle");
        }

        for (var i = 0; i < panel.Lines.Count; i++)
        {
            var points = panel
                .Lines[i]
                .Ys.Select((y, at) => string.Create(CultureInfo.InvariantCulture, $"{X(panel.Xs[at]):0.#},{Y(y):0.#}"));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<polyline points=\"{string.Join(' ', points)}\" fill=\"none\" stroke=\"{Colour(i)}\" stroke-width=\"2\"/>\n"
            );
        }

        double X(double x) => left + ((x - first) / (last - first) * Width);
        double Y(double y) => Top + ((most - y) / (most - least) * Height);
    }

    /// <summary>Round limits around the values, and the distance of the lines between.</summary>
    private static (double Least, double Most, double Step) Axis(double least, double most)
    {
        var raw = Math.Max(most - least, 1e-9) / 6;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step =
            power
            * (raw / power) switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
        return (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    private static string Colour(int line) => Colours[line % Colours.Length];

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, string more = "") =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"#333\"{more}>{text.Replace("&", "&amp;", StringComparison.Ordinal)}</text>\n"
        );
}
