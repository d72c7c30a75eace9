using System.Text.Json.Nodes;
using SkillOpt.Gating;

namespace SkillOpt.Releases;

/// <summary>A release verdict as in <c>summary.json</c>.</summary>
internal static class ReleaseRecord
{
    public static JsonObject? Of(ReleaseReport? report, bool isDeterministic) =>
        report is null
            ? null
            : new JsonObject
            {
                ["verdict"] = Name(report.Decision),
                ["reason"] = report.Reason,
                ["origin"] = report.Origin,
                ["skill_hash"] = report.Skill.Hash,
                ["selection"] = Of(report.Selection),
                ["test"] = Of(report.Test),
                ["selection_gap"] = report.SelectionGap,
                ["noise"] = NoiseRecord.Of(report.Noise),
                ["noise_note"] = NoiseRecord.Note(report.Noise, isDeterministic),
                ["candidates"] = new JsonArray([
                    .. report.Candidates.Select(candidate => new JsonObject
                    {
                        ["origin"] = candidate.Origin,
                        ["skill_hash"] = candidate.SkillHash,
                        ["search_score"] = candidate.SearchScore,
                        ["fresh"] = Of(candidate.Result),
                    }),
                ]),
            };

    public static JsonObject? Of(PairedResult? result) =>
        result is null
            ? null
            : new JsonObject
            {
                ["items"] = result.Items,
                ["of"] = result.Of,
                ["better"] = result.Better,
                ["worse"] = result.Worse,
                ["before"] = result.Before,
                ["after"] = result.After,
                ["difference"] = result.Difference,
                ["low"] = result.Low,
                ["high"] = result.High,
                ["p_value"] = result.PValue,
                ["smallest_gain"] = result.SmallestGain,
            };

    public static string Name(ReleaseDecision decision) =>
        decision switch
        {
            ReleaseDecision.Improved => "improved",
            ReleaseDecision.NotImproved => "not_improved",
            _ => "undecided",
        };
}
