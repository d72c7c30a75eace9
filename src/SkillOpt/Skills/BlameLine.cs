namespace SkillOpt.Skills;

/// <summary>One line of a skill with what put it there.</summary>
/// <param name="Line">The text of the line with its line break; the lines in order make up the text.</param>
/// <param name="Origin">What put it there.</param>
public sealed record BlameLine(string Line, LineOrigin Origin);

/// <summary>The change that a line of a skill came from.</summary>
/// <param name="Kind"><c>seed</c>, <c>edit</c>, <c>rewrite</c>, <c>slow_update</c> or <c>appendix</c>.</param>
/// <param name="Step">The step, from 1; 0 for the seed. For a slow update, the last step of its epoch.</param>
/// <param name="Epoch">The epoch, from 1; 0 for the seed.</param>
/// <param name="EditIndex">Position among the step's edits, from 0; -1 when the change was not an edit.</param>
/// <param name="Reason">Why, in the optimizer's words; may be empty.</param>
/// <param name="SupportingItems">Ids of the training items behind the change.</param>
/// <param name="ScoreBefore">Gate score of the skill before the change; null for the seed.</param>
/// <param name="ScoreAfter">Gate score of the skill with the change; null for the seed.</param>
public sealed record LineOrigin(
    string Kind,
    int Step = 0,
    int Epoch = 0,
    int EditIndex = -1,
    string Reason = "",
    IReadOnlyList<string>? SupportingItems = null,
    double? ScoreBefore = null,
    double? ScoreAfter = null
)
{
    /// <summary>The line was in the skill that the run started from.</summary>
    public static LineOrigin Seed { get; } = new("seed");
}
