namespace SkillOpt.QuickstartTasks.Tables;

/// <summary>One row of a table with what it means.</summary>
internal sealed record Entry(string Name)
{
    public DateOnly? Date { get; init; }

    /// <summary>The value of the column that questions filter by; empty in a total row.</summary>
    public string Group { get; init; } = "";

    /// <summary>The value of a second column that questions may filter by; empty in a total row.</summary>
    public string Person { get; init; } = "";

    public string Status { get; init; } = "";

    /// <summary>What the row is really worth, in the smallest unit; null when the cell holds no value.</summary>
    public decimal? Worth { get; init; }

    /// <summary>The number as it is printed, without unit and without regard to parentheses.</summary>
    public decimal? Printed { get; init; }

    /// <summary>The cell as it is printed.</summary>
    public string Cell { get; init; } = "";

    public bool IsTotal { get; init; }

    public bool IsCopy { get; init; }
}
