using SkillOpt.QuickstartTasks.Answers;

namespace SkillOpt.QuickstartTasks.Families;

/// <summary>A kind of table with the questions that are asked of it.</summary>
internal sealed record Family(string TaskType)
{
    /// <summary>Sentences that introduce the table.</summary>
    public required IReadOnlyList<string> Introductions { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Names of rows; used as they are, or numbered when there is only one (<c>O-</c>).</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];

    public required Measure Measure { get; init; }

    public required IReadOnlyList<Wording> Wordings { get; init; }

    /// <summary>"in the {0} region".</summary>
    public required string GroupPhrase { get; init; }

    /// <summary>"of customer {0}"; empty when questions never name a person.</summary>
    public string PersonPhrase { get; init; } = "";

    public required IReadOnlyList<Law> Laws { get; init; }

    public bool Has(Part part) => Columns.Any(column => column.Part == part);
}

/// <summary>A column: its header and what it shows of a row.</summary>
internal sealed record Column(string Header, Part Part);

internal enum Part
{
    Name,
    Date,
    Group,
    Person,
    Status,
    Value,
}

internal enum Measure
{
    Money,
    SignedMoney,
    Weight,
    Time,
    Score,
    Units,
}

/// <summary>How an operation is asked for; {0} stands for filters and period.</summary>
internal sealed record Wording(Operation Operation, string Question, string Order, decimal Scale = 1);
