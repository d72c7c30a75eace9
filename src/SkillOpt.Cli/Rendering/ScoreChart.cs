using System.Text;

namespace SkillOpt.Cli.Rendering;

/// <summary>Gate scores over the steps as text: the current skill as a line, rejected candidates as crosses.</summary>
internal static class ScoreChart
{
    private const int Height = 9;

    /// <param name="Current">The current skill's score after the step.</param>
    /// <param name="Rejected">The score of a candidate that was not accepted.</param>
    public readonly record struct Point(double? Current, double? Rejected);

    /// <param name="points">One per step, the start first.</param>
    /// <param name="width">Columns of the whole chart; with more steps than columns the last steps are shown.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<Point> points, int width)
    {
        var shown = points.Skip(Math.Max(0, points.Count - Math.Max(8, width - 8))).ToList();
        var scores = shown.SelectMany(point => new[] { point.Current, point.Rejected }).OfType<double>().ToList();
        if (scores.Count == 0)
            return [];

        var (low, high) = (scores.Min(), scores.Max());
        if (high - low < 1e-9)
            (low, high) = (Math.Max(0, low - 0.05), Math.Max(0, low - 0.05) + 0.1);
        var spread = Math.Max(1, Math.Min(6, (width - 8) / shown.Count));
        var rows = Enumerable.Range(0, Height).Select(_ => new char[shown.Count * spread]).ToArray();
        foreach (var row in rows)
            Array.Fill(row, ' ');
        for (var i = 0; i < shown.Count; i++)
        {
            if (shown[i].Rejected is { } rejected)
                rows[Row(rejected, low, high)][i * spread] = 'x';
            if (shown[i].Current is not { } current)
                continue;
            var last = i + 1 < shown.Count ? spread : 1;
            for (var column = 0; column < last; column++)
                rows[Row(current, low, high)][(i * spread) + column] = column == 0 ? 'o' : '-';
        }

        return
        [
            .. rows.Select((row, index) => Label(index, low, high) + new string(row).TrimEnd()),
            Axis(points.Count, shown.Count, spread),
        ];
    }

    private static int Row(double score, double low, double high) =>
        (int)Math.Round((high - score) / (high - low) * (Height - 1), MidpointRounding.AwayFromZero);

    private static string Label(int row, double low, double high) =>
        row % 4 == 0 ? $"{Words.Score(high - ((high - low) * row / (Height - 1))), 6} |" : "       |";

    private static string Axis(int all, int shown, int spread)
    {
        var line = new StringBuilder("step    ");
        var step = Math.Max(1, (int)Math.Ceiling(6.0 / spread));
        for (var i = 0; i < shown; i += step)
            line.Append(
                (all - shown + i).ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(spread * step)
            );
        return line.ToString().TrimEnd();
    }
}
