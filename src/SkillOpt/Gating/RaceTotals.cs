namespace SkillOpt.Gating;

/// <summary>The candidate's attempts of this comparison against all of the current skill's, item by item.</summary>
/// <param name="Attempts">The candidate's attempts, those without a score included.</param>
/// <param name="Scored">Those at items where both skills have a score.</param>
/// <param name="Compared">Such items.</param>
/// <param name="Better">Items where the candidate's mean is higher.</param>
/// <param name="Worse">Items where it is lower.</param>
/// <param name="Gain">Sum over items of the difference of the means, with the bonus, in units of 10^-12.</param>
/// <param name="Variance">What chance alone does to that sum, without units.</param>
internal readonly record struct RaceTotals(
    int Attempts,
    int Scored,
    int Compared,
    int Better,
    int Worse,
    long Gain,
    double Variance
)
{
    // A single failure or success does not make an item certain.
    private const double Doubt = 0.5;

    // Keeps the first few items from deciding.
    private const double Prior = 1;

    public double Z => ExactScore.Mean(Gain, 1) / Math.Sqrt(Variance + Prior);

    public double Difference => ExactScore.Mean(Gain, Compared);

    public GateNumbers Numbers => new(Scored, Better, Worse, Difference) { Z = Z };

    public static RaceTotals Of(GateEvidence evidence)
    {
        var bonus = ExactScore.Units(evidence.Bonus);
        var (attempts, scored, compared, better, worse, gain, variance) = (0, 0, 0, 0, 0, 0L, 0.0);
        for (var position = 0; position < evidence.Items; position++)
        {
            var (made, tries, after) = evidence.Candidate.Sum(position);
            var (_, known, before) = evidence.Current.Sum(position);
            attempts += made;
            if (tries == 0 || known == 0)
            {
                continue;
            }

            var difference = (after / tries) - (before / known);
            var chance = ExactScore.Mean(after + before, 1);
            chance = (chance + Doubt) / (tries + known + (2 * Doubt));
            variance += chance * (1 - chance) * ((1.0 / tries) + (1.0 / known));
            gain += difference + bonus;
            better += difference > 0 ? 1 : 0;
            worse += difference < 0 ? 1 : 0;
            scored += tries;
            compared++;
        }

        return new RaceTotals(attempts, scored, compared, better, worse, gain, variance);
    }
}
