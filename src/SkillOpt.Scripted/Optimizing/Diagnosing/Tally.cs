using SkillOpt.Scripted.Rules;

namespace SkillOpt.Scripted.Optimizing.Diagnosing;

internal sealed class Tally
{
    private readonly SortedDictionary<Rule, List<Explanation>> missing = [];
    private readonly SortedDictionary<Rule, List<Explanation>> opposed = [];
    private readonly SortedDictionary<Rule, List<Explanation>> harms = [];
    private readonly SortedDictionary<Rule, List<Explanation>> lapses = [];

    public List<Explanation> Unexplained { get; } = [];

    public void Count(Explanation explanation, RuleSet needed, Statement skill)
    {
        var lacking = needed.Except(skill.Helps);
        var contradicted = needed.Intersect(skill.Helps).Intersect(skill.Opposes);
        Add(missing, lacking, explanation);
        Add(opposed, contradicted, explanation);
        if (!lacking.IsEmpty || !contradicted.IsEmpty)
        {
            return;
        }

        // Nothing is missing: a harmful rule got in the way, or the target did not follow what it was told.
        var blamed = skill.Harms;
        Add(harms, blamed, explanation);
        Add(lapses, blamed.IsEmpty ? needed : default, explanation);
        if (blamed.IsEmpty && needed.IsEmpty)
        {
            Unexplained.Add(explanation);
        }
    }

    public Diagnosis ToDiagnosis() => new(Order(missing), Order(opposed), Order(harms), Order(lapses), Unexplained);

    private static void Add(SortedDictionary<Rule, List<Explanation>> counts, RuleSet rules, Explanation explanation)
    {
        foreach (var rule in rules.Enumerate())
        {
            if (!counts.TryGetValue(rule, out var items))
            {
                counts[rule] = items = [];
            }

            items.Add(explanation);
        }
    }

    private static List<RuleCount> Order(SortedDictionary<Rule, List<Explanation>> counts) =>
        [.. counts.Select(pair => new RuleCount(pair.Key, pair.Value)).OrderByDescending(count => count.Items.Count)];
}
