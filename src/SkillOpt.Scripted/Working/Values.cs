using SkillOpt.Scripted.Questions;
using SkillOpt.Scripted.Rules;
using SkillOpt.Scripted.Tables;

namespace SkillOpt.Scripted.Working;

internal static class Values
{
    /// <summary>What a cell is worth under the rules; null when it holds no value.</summary>
    public static decimal? Read(TableTask task, RuleSet rules, string cell)
    {
        if (Quantity.Read(cell) is not { } quantity)
        {
            return null;
        }

        var number =
            quantity.InParentheses && rules.Contains(Rule.NegativeParentheses) ? -quantity.Number : quantity.Number;
        if (!rules.Contains(Rule.CommonUnit) || Units.Factor(quantity.Unit) is not { } factor)
        {
            return number;
        }

        return number * factor / (Units.Factor(task.Unit) ?? 1m);
    }
}
