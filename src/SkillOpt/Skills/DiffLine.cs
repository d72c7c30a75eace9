namespace SkillOpt.Skills;

internal enum DiffKind
{
    Kept,
    Removed,
    Added,
}

/// <param name="Kind">What happened to the line.</param>
/// <param name="Line">The line with its line break.</param>
internal readonly record struct DiffLine(DiffKind Kind, string Line);
