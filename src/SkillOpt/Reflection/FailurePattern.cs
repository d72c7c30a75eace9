namespace SkillOpt.Reflection;

/// <summary>A kind of failure with the items it was seen in.</summary>
internal sealed record FailurePattern(string Pattern, int Count, IReadOnlyList<string> ItemIds)
{
    private const int MaxLabel = 80;

    /// <summary>
    /// Label, count and items of a group come from one analyst's summary and minibatch; groups with the same label are
    /// joined. A minibatch without a summary is grouped by its feedback.
    /// </summary>
    public static IReadOnlyList<FailurePattern> Group(IReadOnlyList<FailureMinibatch> minibatches) =>
        [
            .. minibatches
                .SelectMany(minibatch =>
                    minibatch.Summary.Count > 0 ? BySummary(minibatch) : ByFeedback(minibatch.Failures)
                )
                .GroupBy(pattern => pattern.Pattern, StringComparer.OrdinalIgnoreCase)
                .Select(Join),
        ];

    private static IEnumerable<FailurePattern> BySummary(FailureMinibatch minibatch)
    {
        var all = minibatch.Failures.Select(failure => failure.ItemId).Distinct(StringComparer.Ordinal).ToList();
        foreach (var group in minibatch.Summary)
        {
            var named = all.Where(id => group.ItemIds.Contains(id, StringComparer.Ordinal)).ToList();
            var count = named.Count > 0 ? named.Count : Math.Clamp(group.Count, 1, Math.Max(1, all.Count));
            yield return new FailurePattern(Label(group.Type), count, named.Count > 0 ? named : all);
        }
    }

    private static IEnumerable<FailurePattern> ByFeedback(IReadOnlyList<AnalystTrajectory> failures) =>
        failures.Select(failure => new FailurePattern(FeedbackLabel(failure.Feedback), 1, [failure.ItemId]));

    private static FailurePattern Join(IGrouping<string, FailurePattern> group)
    {
        var items = group.SelectMany(pattern => pattern.ItemIds).Distinct(StringComparer.Ordinal).ToList();
        var count = Math.Min(group.Sum(pattern => pattern.Count), Math.Max(1, items.Count));
        return new FailurePattern(group.Key, count, items);
    }

    private static string FeedbackLabel(string feedback)
    {
        var colon = feedback.IndexOf(':', StringComparison.Ordinal);
        var label = Label(colon < 0 ? feedback : feedback[..colon]);
        return label.Length > 0 ? label : "no feedback";
    }

    private static string Label(string text)
    {
        var line = DataText.OneLine(text);
        return line.Length <= MaxLabel ? line : DataText.Head(line, MaxLabel).TrimEnd();
    }
}
