namespace SkillOpt.Skills;

/// <summary>Follows every line of a skill from the change that wrote it. The lines always make up the text.</summary>
internal static class LineBlame
{
    public static IReadOnlyList<BlameLine> Seed(string text) =>
        [.. TextLines.Split(text).Select(line => new BlameLine(line, LineOrigin.Seed))];

    /// <summary>The lines of the new text: those that stayed keep their origin, the others get the given one.</summary>
    public static IReadOnlyList<BlameLine> Advance(IReadOnlyList<BlameLine> before, string newText, LineOrigin origin)
    {
        // Line breaks do not count: text added below a last line without one is no change to that line.
        var after = TextLines.Split(newText);
        var matches = LineMatcher.Match(
            [.. before.Select(line => TextLines.Bare(line.Line))],
            [.. after.Select(TextLines.Bare)]
        );
        return
        [
            .. after.Select(
                (line, i) => new BlameLine(line, matches[i] == LineMatcher.NoMatch ? origin : before[matches[i]].Origin)
            ),
        ];
    }

    /// <summary>Applies the edits one after the other; each line gets the origin of the edit that wrote it.</summary>
    /// <param name="before">The lines of <paramref name="from"/>.</param>
    /// <param name="from">The skill before the patch.</param>
    /// <param name="edits">The patch.</param>
    /// <param name="origin">The origin for an edit and its position in the patch.</param>
    public static IReadOnlyList<BlameLine> AdvanceThrough(
        IReadOnlyList<BlameLine> before,
        Skill from,
        IReadOnlyList<Edit> edits,
        Func<int, Edit, LineOrigin> origin
    )
    {
        var (lines, text) = (before, from.Text);
        for (var i = 0; i < edits.Count; i++)
        {
            var (changed, row) = PatchApplier.ApplyOne(text, i, edits[i]);
            if (row.Applied)
            {
                (lines, text) = (Advance(lines, changed, origin(i, edits[i])), changed);
            }
        }

        return lines;
    }
}
