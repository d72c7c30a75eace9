using System.Text.Json;

namespace SkillOpt.Tasks;

/// <summary>One task: what the target is asked and what a right answer is.</summary>
/// <param name="Id">Unique in the data set; shown in reports.</param>
/// <param name="Prompt">What the target is asked.</param>
/// <param name="References">The right answers, any of which counts; never shown to the target.</param>
public sealed record TaskItem(string Id, string Prompt, IReadOnlyList<string> References)
{
    private string? contentHash;

    /// <summary>The kind of task, for grouping; empty when the data has none.</summary>
    public string TaskType { get; init; } = "";

    /// <summary>Every field of the source row, for environments that need more than a prompt; may be undefined.</summary>
    public JsonElement Fields { get; init; }

    /// <summary>
    /// 32 hexadecimal digits over everything but the id: two items with the same hash are the same task under two
    /// names. References count as a set: their order does not matter.
    /// </summary>
    public string ContentHash => contentHash ??= ItemHash.Compute(this);
}
