using System.Globalization;
using System.Text;

namespace SkillOpt.Skills;

internal static class UnifiedDiff
{
    public static string Write(IReadOnlyList<DiffLine> lines, string beforeName, string afterName, int context)
    {
        var output = new StringBuilder();
        var (next, before, after) = (0, 0, 0);
        foreach (var (start, end) in Hunks(lines, context))
        {
            if (output.Length == 0)
            {
                output.Append("--- ").Append(beforeName).Append('\n').Append("+++ ").Append(afterName).Append('\n');
            }

            // Lines between hunks are kept on both sides.
            (before, after) = (before + start - next, after + start - next);
            var removed = Count(lines, start, end, DiffKind.Added);
            var added = Count(lines, start, end, DiffKind.Removed);
            output
                .Append("@@ -")
                .Append(Range(before, removed))
                .Append(" +")
                .Append(Range(after, added))
                .Append(" @@\n");
            for (var i = start; i < end; i++)
            {
                Write(output, lines[i]);
            }

            (next, before, after) = (end, before + removed, after + added);
        }

        return output.ToString();
    }

    private static IEnumerable<(int Start, int End)> Hunks(IReadOnlyList<DiffLine> lines, int context)
    {
        (int Start, int End)? hunk = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == DiffKind.Kept)
            {
                continue;
            }

            var (start, end) = (Math.Max(0, i - context), Math.Min(lines.Count, i + context + 1));
            if (hunk is { } open && start > open.End)
            {
                yield return open;
                hunk = null;
            }

            hunk = (hunk?.Start ?? start, end);
        }

        if (hunk is { } last)
        {
            yield return last;
        }
    }

    private static int Count(IReadOnlyList<DiffLine> lines, int start, int end, DiffKind except) =>
        Enumerable.Range(start, end - start).Count(i => lines[i].Kind != except);

    // An empty range is named by the line before it, as diff and patch do.
    private static string Range(int skipped, int count) =>
        count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{skipped + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? skipped : skipped + 1)},{count}");

    private static void Write(StringBuilder output, DiffLine line)
    {
        output.Append(
            line.Kind switch
            {
                DiffKind.Added => '+',
                DiffKind.Removed => '-',
                _ => ' ',
            }
        );
        output.Append(line.Line);
        if (!line.Line.EndsWith('\n'))
        {
            output.Append("\n\\ No newline at end of file\n");
        }
    }
}
