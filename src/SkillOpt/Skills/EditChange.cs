namespace SkillOpt.Skills;

/// <summary>What one edit makes of a text. The text is the old instance when the edit does not apply.</summary>
internal sealed record EditChange(string Text, string Status, int Matches = 0, string? Error = null)
{
    public const string Refused = "skipped_protected_region";

    /// <param name="text">The document.</param>
    /// <param name="op">The operation as given.</param>
    /// <param name="target">The target as given; white space alone counts as none.</param>
    /// <param name="content">The content, trimmed and without markers.</param>
    public static EditChange Of(string text, string op, string target, string content)
    {
        var hasTarget = !string.IsNullOrWhiteSpace(target);
        var regions = ProtectedRegions.Find(text);
        var match = hasTarget ? TargetMatch.Exact(text, target) : null;
        if (Overlaps(regions, match))
        {
            return new EditChange(text, Refused, match!.Value.Count);
        }

        if (op is not ("append" or "insert_after" or "replace" or "delete"))
        {
            return new EditChange(text, "skipped_unknown_op");
        }

        if (op != "delete" && content.Length == 0)
        {
            return new EditChange(text, "skipped_empty_content", match?.Count ?? 0);
        }

        if (op == "append")
        {
            return Append(text, content, "applied_append", "applied_append_before_protected_region");
        }

        match ??= hasTarget ? TargetMatch.UpToWhitespace(text, target) : null;
        if (match is not { } found)
        {
            return op == "insert_after"
                ? Append(
                    text,
                    content,
                    "applied_insert_after_fallback_append",
                    "applied_insert_after_fallback_before_protected_region"
                )
                : new EditChange(text, $"skipped_{op}_{(hasTarget ? "target_not_found" : "missing_target")}");
        }

        if (Overlaps(regions, found))
        {
            return new EditChange(text, Refused);
        }

        var changed = op switch
        {
            "insert_after" => InsertAfter(text, found, regions, content),
            "replace" => Replace(text, found, content),
            _ => text.Remove(found.Start, found.End - found.Start),
        };
        return new EditChange(changed, $"applied_{op}{(found.IsExact ? "" : "_whitespace")}", found.Count);
    }

    private static bool Overlaps(IReadOnlyList<ProtectedSpan> regions, TargetMatch? match) =>
        match is { } found && regions.Any(region => region.Overlaps(found.Start, found.End));

    private static EditChange Append(string text, string content, string status, string statusBeforeRegion)
    {
        var newLine = LineEnds.Dominant(text);
        var region = ProtectedRegions
            .Find(text)
            .Where(span => !span.LoneEnd)
            .Select(span => (int?)span.Start)
            .FirstOrDefault();
        var head = text[..(region ?? text.Length)].TrimEnd();
        var added = (head.Length == 0 ? "" : head + newLine + newLine) + LineEnds.Convert(content, newLine) + newLine;
        return region is { } start
            ? new EditChange(added + newLine + text[start..], statusBeforeRegion)
            : new EditChange(added, status);
    }

    private static string InsertAfter(
        string text,
        TargetMatch match,
        IReadOnlyList<ProtectedSpan> regions,
        string content
    )
    {
        // The line of the last matched character, so that a target with its line break does not drag in the next line.
        var lineBreak = text.IndexOf('\n', match.End - 1);
        var at = lineBreak < 0 ? text.Length : lineBreak + 1;
        var region = regions
            .Where(region => region.WouldSwallow(at))
            .Select(region => (int?)region.Start)
            .FirstOrDefault();
        var newLine = LineEnds.Dominant(text);
        return text.Insert(region ?? at, newLine + LineEnds.Convert(content, newLine) + newLine);
    }

    // The content is trimmed, so the line breaks around it are those of the target: else it would run into its neighbours.
    private static string Replace(string text, TargetMatch match, string content)
    {
        var (start, end) = (match.Start, match.End);
        while (text[start] is '\r' or '\n')
        {
            start++;
        }

        while (text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return string.Concat(
            text.AsSpan(0, start),
            LineEnds.Convert(content, LineEnds.Dominant(text)),
            text.AsSpan(end)
        );
    }
}
