using System.Text.Json.Nodes;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>Patches and proposals as they are kept in the run record, with the items behind them.</summary>
internal static class ReflectionRecord
{
    public static JsonObject Of(Analysis analysis, Patch patch) =>
        new()
        {
            ["source_type"] = analysis.Minibatch.SourceType,
            ["item_ids"] = TrainingJson.Array(analysis.Minibatch.ItemIds),
            ["refinements"] = analysis.Refinements,
            ["dropped"] = analysis.Dropped,
            ["failure_summary"] = new JsonArray([.. patch.FailureSummary.Select(Group)]),
            ["appendix_notes"] = TrainingJson.Array(patch.AppendixNotes),
            ["patch"] = new JsonObject
            {
                ["reasoning"] = patch.Reasoning,
                [KeyOf(patch.Proposals)] = Array(patch.Proposals),
            },
        };

    public static JsonObject Of(IReadOnlyList<Proposal> proposals) => new() { [KeyOf(proposals)] = Array(proposals) };

    private static JsonArray Array(IReadOnlyList<Proposal> proposals) => new([.. proposals.Select(Proposal)]);

    private static JsonObject Proposal(Proposal proposal)
    {
        var json = JsonNode.Parse(ProposalJson.Write(proposal))!.AsObject();
        json["id"] = proposal.Id;
        json["reason"] = proposal.Edit?.Reason ?? "";
        json["supporting_items"] = TrainingJson.Array(proposal.SupportingItems);
        return json;
    }

    private static JsonObject Group(FailureGroup group) =>
        new()
        {
            ["failure_type"] = group.Type,
            ["count"] = group.Count,
            ["description"] = group.Description,
        };

    private static string KeyOf(IReadOnlyList<Proposal> proposals) =>
        Payload.Key(
            (proposals.Count > 0 ? proposals[0] : null) switch
            {
                { Suggestion: not null } => SkillUpdateMode.RewriteFromSuggestions,
                { Candidate: not null } => SkillUpdateMode.FullRewriteMinibatch,
                _ => SkillUpdateMode.Patch,
            }
        );
}
