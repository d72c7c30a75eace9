namespace SkillOpt.Skills;

/// <summary>An edit as it is written to files: the published fields first, what is empty left out.</summary>
internal sealed record EditRow(
    string Op,
    string Target,
    string Content,
    int SupportCount,
    string SourceType,
    string? Reason,
    IReadOnlyList<string>? SupportingItems
)
{
    public static EditRow From(Edit edit) =>
        new(
            edit.Op ?? "",
            edit.Target ?? "",
            edit.Content ?? "",
            edit.SupportCount,
            edit.SourceType ?? "",
            string.IsNullOrEmpty(edit.Reason) ? null : edit.Reason,
            edit.SupportingItems is { Count: > 0 } items ? items : null
        );
}
