using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;
using SkillOpt.Training;

namespace SkillOpt.Reflection;

/// <summary>A merge's reply, before its proposals are tied to the ones they came from.</summary>
internal sealed record MergeReply(string Reasoning, IReadOnlyList<MergedProposal> Proposals, int Dropped)
{
    /// <param name="reply">The reply.</param>
    /// <param name="mode">Decides the key of the list.</param>
    /// <param name="patchId">Unique in the step, such as <c>m1.0</c>; proposals are numbered after it.</param>
    /// <param name="inputCount">How many proposals went in. An empty list loses them all, so it is an error then.</param>
    /// <param name="result">The reply as read.</param>
    /// <param name="error">What to tell the model.</param>
    public static bool TryRead(
        JsonElement reply,
        SkillUpdateMode mode,
        string patchId,
        int inputCount,
        [NotNullWhen(true)] out MergeReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        var key = Payload.Key(mode);
        if (!reply.TryField(key, out var payload) || payload.ValueKind != JsonValueKind.Array)
        {
            error = $"The reply must be a JSON object whose key \"{key}\" holds a list.";
            return false;
        }

        var proposals = new List<MergedProposal>();
        var dropped = 0;
        foreach (var entry in payload.EnumerateArray())
        {
            if (ProposalReader.Read(entry, mode, $"{patchId}.{proposals.Count}") is { } proposal)
            {
                proposals.Add(Merged(proposal, entry));
            }
            else
            {
                dropped++;
            }
        }

        if (proposals.Count == 0 && inputCount > 0)
        {
            error =
                $"The list \"{key}\" holds no usable entry, though {inputCount} went in. A merge must not drop everything.";
            return false;
        }

        result = new MergeReply(reply.Text("reasoning").Trim(), proposals, dropped);
        error = null;
        return true;
    }

    private static MergedProposal Merged(Proposal proposal, JsonElement entry) =>
        new(
            proposal,
            entry.Texts("merged_from"),
            entry.Integer("support_count") is { } count and >= 1 ? count : null,
            SourceTypes.Recognise(entry.Text("source_type"))
        );
}

/// <summary>A proposal with what the merge said about its origin; null where it said nothing usable.</summary>
internal sealed record MergedProposal(
    Proposal Proposal,
    IReadOnlyList<string> MergedFrom,
    int? SupportCount,
    string? SourceType
);
