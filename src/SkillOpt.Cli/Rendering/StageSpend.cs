using System.Text.Json.Nodes;
using SkillOpt.Cli.Runs;
using SkillOpt.Models;

namespace SkillOpt.Cli.Rendering;

/// <summary>What one stage of one role has used.</summary>
internal sealed record StageSpend(string Role, string Stage, Usage Usage)
{
    /// <summary>From the summary of a finished run, else from its ledger.</summary>
    public static IReadOnlyList<StageSpend> Of(RunFolder run) =>
        run.Summary.Field("usage") is JsonObject usage
            ? [.. usage.SelectMany(role => Stages(role.Key, role.Value as JsonObject))]
            : [.. run.UsageSoFar()?.Stages.Select(stage => new StageSpend(stage.Role, stage.Stage, stage.Usage)) ?? []];

    private static IEnumerable<StageSpend> Stages(string role, JsonObject? stages) =>
        (stages ?? []).Select(stage => new StageSpend(role, stage.Key, Read(stage.Value)));

    private static Usage Read(JsonNode? node)
    {
        long Count(string name) => (long)(node.Number(name) ?? 0);
        return new Usage(Count("calls"), Count("input_tokens"), Count("output_tokens"))
        {
            CachedInputTokens = Count("cached_input_tokens"),
            FailedCalls = Count("failed_calls"),
            EstimatedCalls = Count("estimated_calls"),
        };
    }
}
