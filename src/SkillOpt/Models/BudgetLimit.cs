using System.Globalization;

namespace SkillOpt.Models;

/// <summary>One limit with what is spent and what calls in flight may still spend. Not thread-safe.</summary>
/// <param name="name">As in the configuration file, such as <c>budget.target.max_calls</c>.</param>
/// <param name="role">Null for all roles.</param>
/// <param name="unit">For people.</param>
/// <param name="most">The limit.</param>
/// <param name="measure">What usage of a role counts here.</param>
internal sealed class BudgetLimit(
    string name,
    string? role,
    string unit,
    decimal most,
    Func<string, Usage, decimal> measure
)
{
    private static readonly int[] Thresholds = [80, 50];

    private decimal reserved;
    private int warned;

    public string Name => name;

    public decimal Most => most;

    public decimal Spent { get; set; }

    public bool Counts(string of) => role is null || role == of;

    /// <summary>Whether nothing at all can be added any more.</summary>
    public bool IsReached => Spent >= most;

    public bool Fits(string of, Usage estimate) => Spent + reserved + measure(of, estimate) <= most;

    public void Reserve(string of, Usage estimate) => reserved += measure(of, estimate);

    public void Settle(string of, Usage estimate, Usage actual)
    {
        reserved -= measure(of, estimate);
        Spent += measure(of, actual);
    }

    /// <summary>The highest share in percent that is passed and was not told yet; null for none.</summary>
    public int? Warning()
    {
        var passed = Array.Find(Thresholds, percent => Spent * 100 >= most * percent);
        if (passed <= warned)
        {
            return null;
        }

        warned = passed;
        return passed;
    }

    public string Show(string of, Usage usage) => Show(measure(of, usage));

    public string Show(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.######} {unit}");
}
