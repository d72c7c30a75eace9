namespace SkillOpt.Scripted.Optimizing.Proposing;

internal enum DraftKind
{
    Right,
    Useless,
    Specific,
    Harmful,
    UnknownAnchor,
}
