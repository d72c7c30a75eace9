using Spectre.Console;
using Spectre.Console.Rendering;

namespace SkillOpt.Cli.Rendering;

/// <summary>One line that is cut at the edge of the terminal. Spectre's own ellipsis still wraps between words.</summary>
internal sealed class CutLine(string text, Color colour) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var width = Math.Min(text.Length, maxWidth);
        return new Measurement(width, width);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [new Segment(text.Length <= maxWidth ? text : text[..Math.Max(0, maxWidth - 1)] + "…", new Style(colour))];
}
