using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Rendering;

public sealed class ScoreChartTests
{
    [Fact]
    public void A_curve_is_as_checked_in()
    {
        ScoreChart.Point[] points =
        [
            new(0.4, null),
            new(0.5, null),
            new(0.5, 0.3),
            new(0.7, null),
            new(0.7, 0.7),
            new(0.7, null),
            new(0.8, null),
        ];

        string.Join('\n', ScoreChart.Draw(points, 60)).ShouldMatchFile("score-chart.txt");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(500)]
    public void No_line_is_wider_than_allowed(int steps)
    {
        var points = Enumerable.Range(0, steps).Select(step => new ScoreChart.Point(step % 7 / 7.0, step % 3 / 3.0));

        ScoreChart.Draw([.. points], 60).ShouldAllBe(line => line.Length <= 62);
    }

    [Fact]
    public void Nothing_measured_draws_nothing() => ScoreChart.Draw([new(null, null)], 60).ShouldBeEmpty();

    [Fact]
    public void A_flat_curve_is_drawn() =>
        ScoreChart.Draw([new(0.5, null), new(0.5, null)], 60).ShouldContain(line => line.Contains('o'));
}
