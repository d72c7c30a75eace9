using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SkillOpt.Skills;

namespace SkillOpt.Gating;

/// <summary>
/// The published density heuristic (off by default): the share of the skill's words, protected regions left out, that
/// are directive.
/// </summary>
internal static partial class SemanticDensity
{
    private static readonly FrozenSet<string> Directive = FrozenSet.ToFrozenSet(
        ["must", "always", "never", "only", "critical", "important", "resolve", "prefer", "ensure", "strict", "verify"],
        StringComparer.OrdinalIgnoreCase
    );

    public static double Bonus(Skill skill, EvaluationOptions options) =>
        options.UseSemanticDensity ? options.SemanticDensityWeight * Share(skill, options.LeadingWords) : 0;

    private static double Share(Skill skill, IReadOnlyList<string> leadingWords)
    {
        var words = Words().Matches(ProtectedRegions.Body(skill.Text));
        var directive = words.Count(word =>
            Directive.Contains(word.Value) || leadingWords.Contains(word.Value, StringComparer.OrdinalIgnoreCase)
        );
        return words.Count == 0 ? 0 : (double)directive / words.Count;
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();
}
