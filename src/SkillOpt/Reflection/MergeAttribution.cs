namespace SkillOpt.Reflection;

/// <summary>Ties what a merge returned to the proposals that went in, so that evidence survives every merge.</summary>
internal static class MergeAttribution
{
    public static Patch Apply(IReadOnlyList<Proposal> inputs, MergeReply outputs)
    {
        var everyItem = Items(inputs, inputs);
        var proposals = outputs.Proposals.Select(output => Attribute(inputs, output, outputs.Reasoning)).ToList();
        return new Patch
        {
            Reasoning = outputs.Reasoning,
            SourceType = CommonSource(inputs),
            Proposals = proposals,
            SupportingItems = everyItem,
        };
    }

    private static Proposal Attribute(IReadOnlyList<Proposal> inputs, MergedProposal output, string mergeReasoning)
    {
        var named = inputs.Where(input => output.MergedFrom.Contains(input.Id, StringComparer.Ordinal)).ToList();
        var matched = named.Count > 0 ? named : [.. inputs.Where(input => SameText(input, output.Proposal))];
        var isKnown = matched.Count > 0;
        var sources = isKnown ? matched : inputs;
        var reasons = new[] { output.Proposal.Edit?.Reason }
            .Concat(isKnown ? matched.Select(input => input.Edit?.Reason) : [])
            .Append(mergeReasoning);
        return output.Proposal.WithEvidence(
            output.SupportCount ?? Math.Max(1, sources.Sum(input => input.SupportCount)),
            output.SourceType ?? CommonSource(sources),
            Items(inputs, sources),
            reasons.FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason)) ?? ""
        ) with
        {
            NamedItems = [.. matched.SelectMany(input => input.NamedItems).Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<string> Items(IReadOnlyList<Proposal> inputs, IReadOnlyList<Proposal> sources) =>
        [.. inputs.Where(sources.Contains).SelectMany(input => input.SupportingItems).Distinct(StringComparer.Ordinal)];

    private static string CommonSource(IReadOnlyList<Proposal> sources) =>
        sources.Any(source => source.SourceType == SourceTypes.Failure) ? SourceTypes.Failure
        : sources.Any(source => source.SourceType == SourceTypes.Success) ? SourceTypes.Success
        : "";

    private static bool SameText(Proposal left, Proposal right) =>
        (left, right) switch
        {
            ({ Edit: { } a }, { Edit: { } b }) => a.Op == b.Op
                && Squeeze(a.Content) == Squeeze(b.Content)
                && (!string.IsNullOrWhiteSpace(a.Content) || Squeeze(a.Target) == Squeeze(b.Target)),
            ({ Suggestion: { } a }, { Suggestion: { } b }) => Squeeze(a.Instruction) == Squeeze(b.Instruction)
                && (a.Instruction.Length > 0 || Squeeze(a.Title) == Squeeze(b.Title)),
            ({ Candidate: { } a }, { Candidate: { } b }) => Squeeze(a.NewSkill) == Squeeze(b.NewSkill),
            _ => false,
        };

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
