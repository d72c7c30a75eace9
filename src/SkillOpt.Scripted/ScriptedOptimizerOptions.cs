namespace SkillOpt.Scripted;

/// <summary>
/// How a <see cref="ScriptedOptimizer"/> behaves. The shares of useless, specific, harmful and misplaced edits must
/// not exceed 1 together; the rest are right.
/// </summary>
public sealed record ScriptedOptimizerOptions
{
    /// <summary>Decides every draw.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; init; }

    /// <summary>The share of edits that advise without saying what to do, 0 to 1.</summary>
    /// <value>The default is 0.12.</value>
    public double UselessShare { get; init; } = 0.12;

    /// <summary>The share of edits that quote a single item, 0 to 1.</summary>
    /// <value>The default is 0.1.</value>
    public double SpecificShare { get; init; } = 0.1;

    /// <summary>The share of edits that make answers worse, 0 to 1.</summary>
    /// <value>The default is 0.08.</value>
    public double HarmfulShare { get; init; } = 0.08;

    /// <summary>The share of edits that refer to text that is not in the skill, 0 to 1.</summary>
    /// <value>The default is 0.05.</value>
    public double UnknownAnchorShare { get; init; } = 0.05;

    /// <summary>The share of replies that are not valid JSON at first, 0 to 1.</summary>
    /// <value>The default is 0.05.</value>
    public double MalformedShare { get; init; } = 0.05;
}
