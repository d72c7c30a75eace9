namespace SkillOpt.Benchmarks.CriticalPath;

/// <summary>A finished run as the calls it made: how long each took and what it was for.</summary>
internal sealed record RunTrace
{
    public required string InitialSkill { get; init; }

    public required string BestSkill { get; init; }

    public required string FinalSkill { get; init; }

    public required IReadOnlyList<string> SelectionItems { get; init; }

    public required IReadOnlyList<string> TestItems { get; init; }

    public required IReadOnlyList<EpochTrace> Epochs { get; init; }

    /// <summary>The duration of each rollout.</summary>
    public required IReadOnlyDictionary<RolloutId, TimeSpan> Rollouts { get; init; }

    /// <summary>The duration of each optimizer call, by its site, such as <c>step_0001/analyst/f0</c>.</summary>
    public required IReadOnlyDictionary<string, TimeSpan> Calls { get; init; }
}

internal readonly record struct RolloutId(string Skill, string Item);

/// <summary>One epoch. The compared items are those of the slow update, none in the first epoch.</summary>
internal sealed record EpochTrace(
    int Number,
    IReadOnlyList<StepTrace> Steps,
    string SkillAfterSteps,
    IReadOnlyList<string> ComparedItems,
    GateTrace? SlowGate
);

internal sealed record StepTrace(int Number, string Skill, IReadOnlyList<string> BatchItems, GateTrace? Gate);

/// <summary>The selection items that decided on a candidate, in order of measurement.</summary>
internal sealed record GateTrace(string Candidate, IReadOnlyList<string> Items);
