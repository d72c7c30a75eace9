using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Diagnosing;

/// <summary>The smallest sets of rules that turn an item's table into the expected answer.</summary>
internal sealed record Explanation(string ItemId, string Expected, IReadOnlyList<RuleSet> Candidates)
{
    public bool IsKnown => Candidates.Count > 0;
}
