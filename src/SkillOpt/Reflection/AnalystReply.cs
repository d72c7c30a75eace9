using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>What an analyst was asked, as far as reading its reply depends on it.</summary>
/// <param name="Mode">Decides the key of the list.</param>
/// <param name="PatchId">Unique in the step, such as <c>f0</c>; proposals are numbered after it.</param>
/// <param name="SourceType"><c>failure</c> or <c>success</c>.</param>
/// <param name="ItemIds">The items of the minibatch.</param>
/// <param name="Budget">The most proposals that are kept; null for no limit.</param>
/// <param name="IsRefinement">Whether <c>"patch": null</c> may keep the patch from before.</param>
internal sealed record AnalystRequest(
    SkillUpdateMode Mode,
    string PatchId,
    string SourceType,
    IReadOnlyList<string> ItemIds,
    int? Budget,
    bool IsRefinement = false
);

/// <summary>An analyst's reply.</summary>
/// <param name="Patch">Null only when a refinement keeps the patch from before.</param>
/// <param name="Dropped">Entries that proposed nothing usable.</param>
/// <param name="Truncated">Entries beyond the budget.</param>
internal sealed record AnalystReply(Patch? Patch, int Dropped, int Truncated)
{
    public static bool TryRead(
        JsonElement reply,
        AnalystRequest request,
        [NotNullWhen(true)] out AnalystReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        if (reply.ValueKind != JsonValueKind.Object)
        {
            error = "The reply must be a JSON object with the key \"patch\".";
            return false;
        }

        if (reply.TryGetProperty("patch", out var kept) && kept.ValueKind == JsonValueKind.Null && request.IsRefinement)
        {
            result = new AnalystReply(null, 0, 0);
            error = null;
            return true;
        }

        if (!reply.TryField("patch", out var patch) || patch.ValueKind != JsonValueKind.Object)
        {
            error = "The key \"patch\" must be present and hold an object.";
            return false;
        }

        var notes = reply.Texts("appendix_notes");
        if (!TryEntries(patch, request.Mode, notes.Count > 0, out var entries, out error))
        {
            return false;
        }

        return TryBuild(reply, patch, entries, notes, request, out result, out error);
    }

    private static bool TryEntries(
        JsonElement patch,
        SkillUpdateMode mode,
        bool mayBeMissing,
        out IReadOnlyList<JsonElement> entries,
        [NotNullWhen(false)] out string? error
    )
    {
        entries = [];
        error = null;
        var key = Payload.Key(mode);
        if (!patch.TryField(key, out var payload) && mayBeMissing)
        {
            return true;
        }

        if (payload.ValueKind != JsonValueKind.Array)
        {
            error = $"The key \"patch.{key}\" must be present and hold a list; an empty one proposes nothing.";
            return false;
        }

        entries = [.. payload.EnumerateArray()];
        return true;
    }

    private static bool TryBuild(
        JsonElement reply,
        JsonElement patch,
        IReadOnlyList<JsonElement> entries,
        IReadOnlyList<string> notes,
        AnalystRequest request,
        [NotNullWhen(true)] out AnalystReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        error = null;
        var reasoning = patch.Text("reasoning").Trim();
        var isWholeSkill = request.Mode == SkillUpdateMode.FullRewriteMinibatch;
        var limit = isWholeSkill ? 1 : request.Budget ?? int.MaxValue;
        var mostSupport = Math.Max(1, request.ItemIds.Count);
        var support = reply.Integer("batch_size") ?? 1;
        var proposals = new List<Proposal>();
        var dropped = 0;
        var truncated = 0;
        foreach (var entry in entries)
        {
            var proposal = ProposalReader.Read(entry, request.Mode, $"{request.PatchId}.{proposals.Count}");
            if (proposal is null)
            {
                dropped++;
            }
            else if (proposals.Count >= limit)
            {
                truncated++;
            }
            else
            {
                proposals.Add(
                    proposal.WithEvidence(
                        Math.Clamp(entry.Integer("support_count") ?? support, 1, mostSupport),
                        request.SourceType,
                        request.ItemIds,
                        proposal.Edit?.Reason is { Length: > 0 } own ? own : reasoning
                    ) with
                    {
                        NamedItems = [.. proposal.NamedItems.Intersect(request.ItemIds, StringComparer.Ordinal)],
                    }
                );
            }
        }

        if (isWholeSkill && proposals.Count == 0 && dropped > 0)
        {
            error = "The key \"new_skill\" of the candidate must hold the whole text of a skill.";
            return false;
        }

        var built = new Patch
        {
            Reasoning = reasoning,
            SourceType = request.SourceType,
            Proposals = proposals,
            SupportingItems = request.ItemIds,
            AppendixNotes = notes,
            FailureSummary = FailureSummary(reply),
        };
        result = new AnalystReply(built, dropped, truncated);
        return true;
    }

    private static IReadOnlyList<FailureGroup> FailureSummary(JsonElement reply) =>
        reply.TryField("failure_summary", out var summary) && summary.ValueKind == JsonValueKind.Array
            ?
            [
                .. summary
                    .EnumerateArray()
                    .Where(group => !string.IsNullOrWhiteSpace(group.Text("failure_type")))
                    .Select(group => new FailureGroup(
                        group.Text("failure_type").Trim(),
                        Math.Max(1, group.Integer("count") ?? 1),
                        group.Text("description").Trim()
                    )
                    {
                        ItemIds = group.Texts("item_ids"),
                    }),
            ]
            : [];
}
