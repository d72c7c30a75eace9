namespace SkillOpt.QuickstartTasks;

/// <summary>The ten unwritten rules of the tasks. A prompt never states them; a skill has to.</summary>
internal enum Law
{
    /// <summary>Rows with status cancelled do not count.</summary>
    CancelledRowsDoNotCount,

    /// <summary>Amounts of money have exactly two decimals.</summary>
    MoneyHasTwoDecimals,

    /// <summary>The answer to a question is the value alone.</summary>
    AnswersAreBareValues,

    /// <summary>A row that is listed twice counts once.</summary>
    DuplicatesCountOnce,

    /// <summary>An amount in parentheses is negative.</summary>
    ParenthesesAreNegative,

    /// <summary>Cells that are empty or n/a stay out of an average.</summary>
    MissingCellsAreLeftOut,

    /// <summary>Mixed units are converted before they are compared or added.</summary>
    UnitsAreConverted,

    /// <summary>Both ends of a range of dates belong to it.</summary>
    RangesAreInclusive,

    /// <summary>Of several best ones the alphabetically first is named.</summary>
    TiesAreAlphabetical,

    /// <summary>A total row is not data.</summary>
    TotalRowsAreNotData,
}
