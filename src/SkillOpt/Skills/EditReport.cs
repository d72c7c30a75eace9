using System.Text.Json.Serialization;

namespace SkillOpt.Skills;

/// <summary>What became of one edit: a row of <c>edit_apply_report.json</c>, with the published field names.</summary>
/// <param name="Index">Position in the patch, from 0.</param>
/// <param name="Op">The operation as it was given.</param>
/// <param name="Target">The first 200 characters of the target.</param>
/// <param name="ContentPreview">The first 200 characters of the content.</param>
/// <param name="Status">A status word such as <c>applied_replace</c> or <c>skipped_protected_region</c>.</param>
/// <param name="Matches">How many exact matches the target had; 0 for <c>append</c> and for a white-space match.</param>
internal sealed record EditReport(
    int Index,
    string Op,
    string Target,
    string ContentPreview,
    string Status,
    int Matches = 0
)
{
    /// <summary>What went wrong when the status is <c>error</c>; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Whether the edit was carried out.</summary>
    [JsonIgnore]
    public bool Applied => Status.StartsWith("applied", StringComparison.Ordinal);
}
