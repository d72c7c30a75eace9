using System.Globalization;
using SkillOpt.Scripted.Questions;

namespace SkillOpt.Scripted.Working;

/// <summary>A plainly wrong answer of the right shape, as a careless worker gives it.</summary>
internal static class Slip
{
    public static string Make(TableTask task, string answer, ulong draw)
    {
        var last = answer.Length - 1;
        while (last >= 0 && !char.IsAsciiDigit(answer[last]))
        {
            last--;
        }

        var isName = task.Aggregate is Aggregate.Highest or Aggregate.Lowest;
        return isName || last < 0 ? OtherName(task, answer, draw) : OtherDigit(answer, last, draw);
    }

    private static string OtherDigit(string answer, int last, ulong draw)
    {
        var first = last;
        while (first > 0 && (char.IsAsciiDigit(answer[first - 1]) || answer[first - 1] == '.'))
        {
            first--;
        }

        var whole = answer.AsSpan(first, last + 1 - first);
        var decimals = whole.IndexOf('.') is >= 0 and var dot ? whole.Length - dot - 1 : 0;
        var number = decimal.Parse(whole, CultureInfo.InvariantCulture) + 1 + SeededHash.Below(draw, 9);
        return string.Concat(
            answer.AsSpan(0, first),
            number.ToString("F" + decimals, CultureInfo.InvariantCulture),
            answer.AsSpan(last + 1)
        );
    }

    private static string OtherName(TableTask task, string answer, ulong draw)
    {
        var others = task
            .Table.Rows.Select(row => row[task.Label])
            .Where(name => name.Length > 0 && !answer.Contains(name))
            .ToArray();
        return others.Length == 0 ? "unknown" : others[SeededHash.Below(draw, others.Length)];
    }
}
