namespace SkillOpt.Scripted.Optimizing.Prompts;

/// <summary>A heading of a prompt and the text under it.</summary>
internal sealed record Section(string Title, string Body)
{
    private static readonly (string Open, string Close)[] Quotations =
    [
        ("<skill>", "</skill>"),
        ("<trajectory>", "</trajectory>"),
        ("<guidance>", "</guidance>"),
        ("<memory>", "</memory>"),
        ("```", "```"),
    ];

    /// <summary>
    /// Cuts a text at headings that start with the marker (<c>## </c>). Headings inside skills, trajectories and fences
    /// belong to what is quoted there.
    /// </summary>
    public static IReadOnlyList<Section> Split(string text, string marker)
    {
        var sections = new List<Section>();
        var title = "";
        var body = new List<string>();
        string? closing = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (closing is not null)
            {
                closing = line.StartsWith(closing, StringComparison.Ordinal) ? null : closing;
            }
            else if (line.StartsWith(marker, StringComparison.Ordinal))
            {
                Close();
                title = line[marker.Length..].Trim();
                continue;
            }
            else
            {
                closing = Opens(line);
            }

            body.Add(line);
        }

        Close();
        return sections;

        void Close()
        {
            if (title.Length > 0)
            {
                sections.Add(new Section(title, string.Join('\n', body).Trim('\n')));
            }

            body.Clear();
        }
    }

    private static string? Opens(string line)
    {
        foreach (var (open, close) in Quotations)
        {
            if (
                line.StartsWith(open, StringComparison.Ordinal)
                && line.IndexOf(close, open.Length, StringComparison.Ordinal) < 0
            )
            {
                return close;
            }
        }

        return null;
    }
}
