namespace SkillOpt.QuickstartTasks.Answers;

/// <summary>What is asked of a table.</summary>
internal sealed record Inquiry(Operation Operation)
{
    /// <summary>Only rows of this group; null for all.</summary>
    public string? Group { get; init; }

    /// <summary>Only rows of this person; null for all.</summary>
    public string? Person { get; init; }

    /// <summary>The two groups of a difference.</summary>
    public (string Left, string Right)? Groups { get; init; }

    public Period? Period { get; init; }

    /// <summary>How many of the smallest unit one unit of the answer is: 1000 for kg, 60 for hours.</summary>
    public decimal Scale { get; init; } = 1;

    public bool IsMoney { get; init; }

    /// <summary>Whether it is put as a question, not as an order.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>Days from first to last; a whole month has no doubtful end.</summary>
internal sealed record Period(DateOnly First, DateOnly Last, bool IsMonth, string Words);
