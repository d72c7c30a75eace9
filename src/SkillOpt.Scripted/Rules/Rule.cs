namespace SkillOpt.Scripted.Rules;

/// <summary>What a skill can tell the target to do. The first ten help, the last three hurt.</summary>
internal enum Rule
{
    CancelledRows,
    MoneyDecimals,
    BareAnswer,
    DuplicateRows,
    NegativeParentheses,
    MissingCells,
    CommonUnit,
    InclusiveRange,
    AlphabeticalTies,
    TotalRows,
    WholeNumbers,
    FullSentence,
    UnitSigns,
}
