using Spectre.Console;
using Spectre.Console.Rendering;

namespace SkillOpt.Cli.Rendering;

/// <summary>A table. Where the screen is too narrow for it, each row becomes lines of its own, and no figure is cut.</summary>
/// <param name="names">The columns that say what a row is.</param>
/// <param name="numbers">Columns of numbers, at the right.</param>
/// <param name="words">Columns of words, after them.</param>
internal sealed class FigureTable(string[] names, string[] numbers, params string[] words)
{
    private const int Gap = 2;
    private const int NarrowGap = 1;

    private readonly string[] columns = [.. names, .. numbers, .. words];
    private readonly List<string[]> rows = [];

    public void Add(params IEnumerable<string> cells) => rows.Add([.. cells]);

    public void Write(IAnsiConsole console)
    {
        var widths = columns
            .Select((name, column) => rows.Select(row => row[column]).Append(name).Max(Width))
            .ToArray();
        foreach (var gap in (int[])[Gap, NarrowGap])
        {
            // Some terminals break a line that is as long as the screen.
            if (widths.Sum() + (gap * (columns.Length - 1)) < console.Profile.Width)
            {
                WriteTable(console, widths, gap);
                return;
            }
        }

        WriteRows(console);
    }

    private void WriteTable(IAnsiConsole console, int[] widths, int gap)
    {
        foreach (var row in rows.Prepend(columns))
        {
            var cells = row.Select((cell, column) => Padded(cell, column, widths[column]));
            console.WriteLine(string.Join(new string(' ', gap), cells).TrimEnd());
        }
    }

    private string Padded(string cell, int column, int width)
    {
        var space = new string(' ', width - Width(cell));
        return column >= names.Length && column < names.Length + numbers.Length ? space + cell : cell + space;
    }

    private void WriteRows(IAnsiConsole console)
    {
        foreach (var row in rows)
        {
            if (names.Length > 0)
                console.WriteLine(string.Join("  ", row.Take(names.Length)));
            var line = "";
            foreach (var (name, cell) in columns.Zip(row).Skip(names.Length))
            {
                var figure = $"{name} {cell}";
                if (line.Length > 0 && Width(line) + ", ,".Length + Width(figure) >= console.Profile.Width)
                {
                    console.WriteLine($"{line},");
                    line = "";
                }

                line += line.Length == 0 ? $"  {figure}" : $", {figure}";
            }

            console.WriteLine(line);
        }
    }

    // Not the length: some letters are two columns wide.
    private static int Width(string text) => new Segment(text).CellCount();
}
