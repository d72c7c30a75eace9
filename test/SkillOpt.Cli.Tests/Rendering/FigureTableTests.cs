using SkillOpt.Cli.Rendering;
using SkillOpt.Cli.Tests.Support;

namespace SkillOpt.Cli.Tests.Rendering;

public sealed class FigureTableTests
{
    // Two letters, four columns.
    private const string Wide = "\u6e2c\u8a66";

    [Fact]
    public void Where_there_is_room_it_is_a_table() =>
        Written(40)
            .ShouldBe(
                "role    stage  calls  tokens in  note\n"
                    + "target  gate      12      1,234\n"
                    + $"all     {Wide}       1          -  none\n"
            );

    [Fact]
    public void A_screen_that_is_nearly_wide_enough_gets_narrower_gaps() =>
        Written(36)
            .ShouldBe(
                "role   stage calls tokens in note\n"
                    + "target gate     12     1,234\n"
                    + $"all    {Wide}      1         - none\n"
            );

    [Fact]
    public void On_a_narrow_screen_each_row_is_lines_of_its_own_with_every_figure_whole() =>
        Written(20)
            .ShouldBe(
                $"target  gate\n  calls 12,\n  tokens in 1,234,\n  note \nall  {Wide}\n  calls 1,\n  tokens in -,\n  note none\n"
            );

    [Theory]
    [InlineData(60)]
    [InlineData(40)]
    [InlineData(38)]
    [InlineData(37)]
    [InlineData(34)]
    [InlineData(33)]
    public void No_line_is_longer_than_the_screen_and_no_figure_is_lost(int width)
    {
        var written = Written(width);

        written.Split('\n').Max(line => line.TrimEnd().Length).ShouldBeLessThanOrEqualTo(width);
        foreach (var part in (string[])["12", "1,234", "tokens in", "gate", "target", Wide])
            written.ShouldContain(part);
    }

    private static string Written(int width)
    {
        using var console = new TestConsole(width);
        var table = new FigureTable(["role", "stage"], ["calls", "tokens in"], "note");
        table.Add("target", "gate", "12", "1,234", "");
        table.Add("all", Wide, "1", "-", "none");
        table.Write(console.Console);
        return console.Output;
    }
}
