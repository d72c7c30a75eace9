namespace SkillOpt.Scripted.Tables;

/// <summary>A Markdown table as text: header cells and rows of as many cells.</summary>
internal sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads the first table of a text; the rest of the text comes back without it.</summary>
    public static Table? Read(string text, out string rest)
    {
        var rows = new List<string[]>();
        var others = new List<string>();
        var closed = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (!closed && line.Length > 1 && line[0] == '|')
            {
                rows.Add(Cells(line));
                continue;
            }

            closed = rows.Count > 0;
            others.Add(line);
        }

        rest = string.Join('\n', others);
        if (rows.Count < 3 || !rows[1].All(IsRule))
        {
            return null;
        }

        var width = rows[0].Length;
        var body = rows.Skip(2).Where(row => row.Length == width).ToArray();
        return body.Length == 0 ? null : new Table(rows[0], body);
    }

    private static string[] Cells(string line)
    {
        var inner = line.EndsWith('|') ? line[1..^1] : line[1..];
        var cells = inner.Split('|');
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = cells[i].Trim();
        }

        return cells;
    }

    private static bool IsRule(string cell) => cell.Length > 0 && cell.All(c => c is '-' or ':' or ' ');
}
