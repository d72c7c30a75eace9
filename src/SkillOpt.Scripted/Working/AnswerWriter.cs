using System.Globalization;
using SkillOpt.Scripted.Questions;
using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Working;

internal static class AnswerWriter
{
    public static string Write(TableTask task, RuleSet rules, Result result)
    {
        var value = result.Name ?? (result.Number is { } number ? Number(task, rules, number) : "none");
        return rules.Contains(Rule.FullSentence) || (task.IsQuestion && !rules.Contains(Rule.BareAnswer))
            ? Sentence(task, value)
            : value;
    }

    private static string Number(TableTask task, RuleSet rules, decimal number)
    {
        if (task.Measure < 0)
        {
            return Plain(number);
        }

        var text =
            rules.Contains(Rule.WholeNumbers) ? Plain(Math.Round(number, 0, MidpointRounding.AwayFromZero))
            : task.Currency.Length > 0 && rules.Contains(Rule.MoneyDecimals)
                ? Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
            : Plain(number);
        var sign = task.Currency.Length > 0 ? task.Currency : task.Unit;
        return rules.Contains(Rule.UnitSigns) && sign.Length > 0 ? $"{text} {sign}" : text;
    }

    private static string Plain(decimal number) =>
        Math.Round(number, 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Sentence(TableTask task, string value) =>
        task.Aggregate switch
        {
            Aggregate.Count => $"The number is {value}.",
            Aggregate.Sum => $"The total is {value}.",
            Aggregate.Average => $"The average is {value}.",
            Aggregate.Difference => $"The difference is {value}.",
            _ => $"The answer is {value}.",
        };
}
