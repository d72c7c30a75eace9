using SkillOpt.Gating;

namespace SkillOpt.Rollouts;

/// <summary>Mean scores over the scored outcomes only.</summary>
internal readonly record struct ScoreMean(double Hard, double Soft, int Scored, int Total)
{
    public double Coverage => Total == 0 ? 0 : (double)Scored / Total;

    public static ScoreMean Of<TItem>(IEnumerable<Rollout<TItem>> rollouts)
        where TItem : Tasks.ISplitItem => OfOutcomes(rollouts.Select(rollout => rollout.Outcome));

    public static ScoreMean OfOutcomes(IEnumerable<Outcome> outcomes)
    {
        var (hard, soft, scored, of) = (0L, 0L, 0, 0);
        foreach (var outcome in outcomes)
        {
            of++;
            if (outcome is Outcome.Scored score)
            {
                hard += ExactScore.Units(score.Hard);
                soft += ExactScore.Units(score.Soft);
                scored++;
            }
        }

        return new ScoreMean(ExactScore.Mean(hard, scored), ExactScore.Mean(soft, scored), scored, of);
    }
}
