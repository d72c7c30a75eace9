using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Questions;

/// <summary>A task as it was understood: the table and what is asked of it.</summary>
internal sealed record TableTask(Table Table, Aggregate Aggregate)
{
    /// <summary>The column with the numbers; -1 for a count.</summary>
    public int Measure { get; init; } = -1;

    /// <summary>The column with the names; the first unless the question names another.</summary>
    public int Label { get; init; }

    /// <summary>The column with the dates, or -1.</summary>
    public int Date { get; init; } = -1;

    public IReadOnlyList<CellFilter> Filters { get; init; } = [];

    public (DateOnly First, DateOnly Last, bool WholeMonth)? Period { get; init; }

    /// <summary>The unit the question asks for; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The currency when the measure is money; empty otherwise.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Whether it is put as a question rather than as an order.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>The values that the question names of one column, in the order of the question.</summary>
internal sealed record CellFilter(int Column, IReadOnlyList<string> Values);
