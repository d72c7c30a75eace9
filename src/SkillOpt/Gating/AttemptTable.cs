using SkillOpt.Rollouts;

namespace SkillOpt.Gating;

/// <summary>Every attempt of one skill at the selection items, each replicate apart.</summary>
internal sealed class AttemptTable(int items)
{
    private readonly List<Attempt?[]> passes = [];
    private readonly AttemptSum[] sums = new AttemptSum[items];

    /// <summary>One attempt at each item; null where unscored.</summary>
    public static AttemptTable OfScores(IReadOnlyList<double?> scores)
    {
        var table = new AttemptTable(scores.Count);
        for (var position = 0; position < scores.Count; position++)
        {
            table.Add(position, 0, Attempt.OfScore(scores[position]));
        }

        return table;
    }

    public int Items => items;

    /// <summary>One above the highest replicate that any item has.</summary>
    public int Passes => passes.Count;

    /// <summary>Attempts made.</summary>
    public int Count { get; private set; }

    public bool Has(int position, int replicate) => replicate < passes.Count && passes[replicate][position] is not null;

    /// <summary>What the gate compares; null where unscored or not tried.</summary>
    public double? Score(int position, int replicate) =>
        replicate < passes.Count ? passes[replicate][position]?.Score : null;

    /// <summary>The attempts at an item, by replicate.</summary>
    public IEnumerable<Attempt> At(int position) => passes.Select(pass => pass[position]).OfType<Attempt>();

    /// <summary>The attempts at an item together, without a walk over them: gates ask after every attempt.</summary>
    public AttemptSum Sum(int position) => sums[position];

    public IEnumerable<Attempt> All() => passes.SelectMany(pass => pass).OfType<Attempt>();

    public AttemptTable Add(int position, int replicate, Attempt attempt)
    {
        while (passes.Count <= replicate)
        {
            passes.Add(new Attempt?[items]);
        }

        var before = passes[replicate][position];
        Count += before is null ? 1 : 0;
        sums[position] = sums[position].Without(before).With(attempt);
        passes[replicate][position] = attempt;
        return this;
    }

    /// <summary>A copy that later attempts do not change.</summary>
    public AttemptTable Copy()
    {
        var copy = new AttemptTable(items) { Count = Count };
        copy.passes.AddRange(passes.Select(pass => (Attempt?[])pass.Clone()));
        sums.CopyTo(copy.sums, 0);
        return copy;
    }
}

/// <summary>One attempt at an item.</summary>
/// <param name="Score">What the gate compares; null where unscored.</param>
/// <param name="Hard">0 where unscored.</param>
/// <param name="Soft">0 where unscored.</param>
internal readonly record struct Attempt(double? Score, double Hard, double Soft)
{
    public static Attempt OfScore(double? score) => new(score, score ?? 0, score ?? 0);

    public static Attempt Of(Outcome outcome, EvaluationOptions options) =>
        outcome is Outcome.Scored scored
            ? new Attempt(
                options.GateMetric switch
                {
                    GateMetric.Hard => scored.Hard,
                    GateMetric.Soft => scored.Soft,
                    _ => ((1 - options.GateMixedWeight) * scored.Hard) + (options.GateMixedWeight * scored.Soft),
                },
                scored.Hard,
                scored.Soft
            )
            : default;
}

/// <summary>The attempts at one item together.</summary>
/// <param name="Attempts">All of them.</param>
/// <param name="Scored">Those with a score.</param>
/// <param name="Units">The sum of the scores, in units of <see cref="ExactScore"/>.</param>
internal readonly record struct AttemptSum(int Attempts, int Scored, long Units)
{
    public AttemptSum With(Attempt attempt) => Plus(attempt, 1);

    public AttemptSum Without(Attempt? attempt) => attempt is { } known ? Plus(known, -1) : this;

    private AttemptSum Plus(Attempt attempt, int sign) =>
        attempt.Score is { } score
            ? new AttemptSum(Attempts + sign, Scored + sign, Units + (sign * ExactScore.Units(score)))
            : this with
            {
                Attempts = Attempts + sign,
            };
}
