using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Releases;

/// <summary>A skill that may be released.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="SearchScore">Its score in the search; null where it was given.</param>
internal sealed record Releasable(Skill Skill, string Origin, double? SearchScore);

/// <summary>
/// Measures the best few skills again, chooses one by some of the fresh attempts and decides on others what may be
/// claimed of it.
/// </summary>
internal sealed class ReleaseStage(
    PairedRunner runner,
    IReadOnlyList<SelectionItem> selection,
    IReadOnlyList<TestItem> test,
    EvaluationOptions options
)
{
    /// <param name="initial">What the skills are compared with.</param>
    /// <param name="skills">The best first.</param>
    /// <param name="offset">Added to the numbers of replicates.</param>
    /// <param name="tally">Where the usage is booked.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ReleaseReport> RunAsync(
        Skill initial,
        IReadOnlyList<Releasable> skills,
        int offset,
        UsageTally tally,
        CancellationToken cancellationToken
    )
    {
        Releasable[] few = [.. skills.Where(skill => !skill.Skill.Equals(initial)).Take(options.ReleaseCandidates)];
        if (few.Length == 0)
        {
            return new ReleaseReport
            {
                Decision = ReleaseDecision.NotImproved,
                Reason = "Not improved: training kept the initial skill.",
                Skill = initial,
                Origin = "initial_skill",
            };
        }

        var choosing = few.Length == 1 ? [] : await ChooseAsync(initial, few, offset, tally, cancellationToken);
        var chosen = few[choosing.Count == 0 ? 0 : ReleaseVerdict.Choose(choosing)];
        var confirming = await CompareAsync(
            initial,
            chosen.Skill,
            selection,
            Replicates.Confirming + offset,
            options.ReleaseReplicates,
            Plan("release", tally),
            cancellationToken
        );
        var noise = Noise(confirming);
        var tested =
            test.Count == 0
                ? null
                : await CompareAsync(
                    initial,
                    chosen.Skill,
                    test,
                    offset,
                    options.Replicates,
                    Plan("test", tally),
                    cancellationToken
                );
        var (decision, reason) = ReleaseVerdict.Judge(
            tested ?? confirming,
            options.ReleaseMinGain,
            options.MinCoverage,
            tested is null ? "selection" : "test"
        );
        return new ReleaseReport
        {
            Decision = decision,
            Reason = reason,
            Skill = chosen.Skill,
            Origin = chosen.Origin,
            Candidates =
            [
                .. few.Select(
                    (skill, i) =>
                        new ReleaseCandidate(
                            skill.Origin,
                            skill.Skill.Hash,
                            skill.SearchScore,
                            choosing.Count == 0 ? null : PairedResult.From(choosing[i], noise?.SmallestGain)
                        )
                ),
            ],
            Selection = PairedResult.From(confirming, noise?.SmallestGain),
            Test = tested is null
                ? null
                : PairedResult.From(tested, noise?.SmallestGainOn(tested.Of, options.Replicates)),
            Noise = noise,
            SelectionGap = chosen.SearchScore - confirming.After,
        };
    }

    private async Task<IReadOnlyList<PairedScores>> ChooseAsync(
        Skill initial,
        Releasable[] few,
        int offset,
        UsageTally tally,
        CancellationToken cancellationToken
    )
    {
        var tables = await runner.RunAsync(
            [initial, .. few.Select(skill => skill.Skill)],
            selection,
            Replicates.Choosing + offset,
            options.ReleaseReplicates,
            Plan("release", tally),
            cancellationToken
        );
        return [.. tables.Skip(1).Select(after => PairedScores.From(tables[0], after))];
    }

    private async Task<PairedScores> CompareAsync<TItem>(
        Skill before,
        Skill after,
        IReadOnlyList<TItem> items,
        int first,
        int count,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
        where TItem : ISplitItem
    {
        var tables = await runner.RunAsync([before, after], items, first, count, plan, cancellationToken);
        return PairedScores.From(tables[0], tables[1]);
    }

    private NoiseReport? Noise(PairedScores scores) =>
        scores.Noise.Items == 0 ? null : new NoiseReport(scores.Noise, scores.Of, options.ReleaseReplicates);

    private static RolloutPlan Plan(string stage, UsageTally tally) => new(stage, tally);
}
