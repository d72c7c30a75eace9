using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.EpochUpdates;

/// <summary>Rolls the same training items out under the previous and the current epoch's skill.</summary>
internal sealed class ComparisonRunner(
    RolloutRunner rollouts,
    EpochPlan plan,
    TrainingOptions options,
    BackgroundTasks background
)
{
    /// <summary>
    /// Begins the comparison of an epoch. The previous skill is known from the epoch's first step on, so its rollouts
    /// fill slots that would be idle; the first epoch has nothing to compare with.
    /// </summary>
    public EpochComparison Start(int epoch, Skill previous, CancellationToken cancellationToken)
    {
        var isLast = epoch == options.Train.NumEpochs;
        var wanted = options.Optimizer.UseSlowUpdate || (options.Optimizer.UseMetaSkill && !isLast);
        if (epoch == 1 || !wanted)
        {
            return new EpochComparison(this, previous, [], [], null);
        }

        var sample = plan.SlowSample(epoch, options.Optimizer.SlowUpdateSamples);
        var early = background.Track(RunAsync(previous, sample.Items, Priority.Background, cancellationToken));
        return new EpochComparison(this, previous, sample.Items, sample.Remaining, early);
    }

    public PairPolicy Policy => options.Optimizer.LongitudinalPairPolicy;

    public Task<IReadOnlyList<Rollout<TrainItem>>> RunAsync(
        Skill skill,
        IReadOnlyList<TrainItem> items,
        Priority priority,
        CancellationToken cancellationToken
    )
    {
        var rolloutPlan = new RolloutPlan("compare", new UsageTally()) { KeepTrajectories = true, Priority = priority };
        return rollouts.RunAsync(skill, items, rolloutPlan, cancellationToken);
    }
}

/// <summary>The comparison of one epoch, under way since the epoch began.</summary>
internal sealed class EpochComparison(
    ComparisonRunner runner,
    Skill previous,
    IReadOnlyList<TrainItem> sample,
    IReadOnlyList<TrainItem> others,
    Task<IReadOnlyList<Rollout<TrainItem>>>? previousRollouts
)
{
    /// <returns>The pairs that the pair policy lets through; empty in the first epoch.</returns>
    public async Task<IReadOnlyList<ComparisonPair>> FinishAsync(Skill current, CancellationToken cancellationToken)
    {
        if (previousRollouts is null)
        {
            return [];
        }

        var now = runner.RunAsync(current, sample, Priority.Urgent, cancellationToken);
        // The previous skill's rollouts were started with the epoch; asking again at full priority shares what is done.
        var then = runner.RunAsync(previous, sample, Priority.Urgent, cancellationToken);
        await Task.WhenAll(now, then, previousRollouts);
        var pairs = new List<ComparisonPair>(Pairs(await then, await now).Where(Keep));
        if (runner.Policy == PairPolicy.Changed)
        {
            await TopUpAsync(pairs, current, cancellationToken);
        }

        return pairs;
    }

    /// <summary>Tries further items, a sample at a time, until enough results changed.</summary>
    private async Task TopUpAsync(List<ComparisonPair> pairs, Skill current, CancellationToken cancellationToken)
    {
        foreach (var items in others.Chunk(sample.Count))
        {
            if (pairs.Count >= sample.Count)
            {
                return;
            }

            var then = runner.RunAsync(previous, items, Priority.Urgent, cancellationToken);
            var now = runner.RunAsync(current, items, Priority.Urgent, cancellationToken);
            await Task.WhenAll(then, now);
            pairs.AddRange(Pairs(await then, await now).Where(Keep).Take(sample.Count - pairs.Count));
        }
    }

    private bool Keep(ComparisonPair pair) =>
        runner.Policy switch
        {
            PairPolicy.Changed => pair.Category is ComparisonCategory.Improved or ComparisonCategory.Regressed,
            PairPolicy.Unchanged => pair.Category
                is ComparisonCategory.PersistentFail
                    or ComparisonCategory.StableSuccess,
            _ => true,
        };

    private static IEnumerable<ComparisonPair> Pairs(
        IReadOnlyList<Rollout<TrainItem>> then,
        IReadOnlyList<Rollout<TrainItem>> now
    ) =>
        then.Zip(
            now,
            (before, after) =>
                new ComparisonPair(
                    before.Item.Item.Id,
                    before.Item.Item.TaskType,
                    before.ForAnalyst(),
                    after.ForAnalyst()
                )
        );
}
