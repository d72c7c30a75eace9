using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SkillOpt.Models;

namespace SkillOpt.Reflection;

/// <summary>Which of the proposals to keep, best first; with the optional <c>ranking_details</c> as they came.</summary>
internal sealed record RankingReply(IReadOnlyList<int> Selected, string Reasoning, JsonElement? Details)
{
    public static bool TryRead(
        JsonElement reply,
        int available,
        int budget,
        [NotNullWhen(true)] out RankingReply? result,
        [NotNullWhen(false)] out string? error
    )
    {
        result = null;
        if (!reply.TryField("selected_indices", out var indices) || indices.ValueKind != JsonValueKind.Array)
        {
            error = "The reply must be a JSON object whose key \"selected_indices\" holds a list of integers.";
            return false;
        }

        var selected = indices
            .EnumerateArray()
            .Select(index => index.AsInteger())
            .OfType<int>()
            .Where(index => index >= 0 && index < available)
            .Distinct()
            .Take(budget)
            .ToList();
        if (selected.Count == 0)
        {
            error = $"The list \"selected_indices\" holds no integer from 0 to {available - 1}.";
            return false;
        }

        JsonElement? details = reply.TryField("ranking_details", out var found) ? found : null;
        result = new RankingReply(selected, reply.Text("reasoning").Trim(), details);
        error = null;
        return true;
    }
}
