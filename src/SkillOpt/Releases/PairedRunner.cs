using SkillOpt.Gating;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Releases;

/// <summary>Tries several skills at the same items, side by side in one batch.</summary>
internal sealed class PairedRunner(RolloutRunner rollouts, EvaluationOptions options)
{
    /// <returns>For each skill its attempts; the first replicate is at 0.</returns>
    /// <param name="skills">The skills.</param>
    /// <param name="items">The items.</param>
    /// <param name="first">The first replicate.</param>
    /// <param name="count">How many replicates.</param>
    /// <param name="plan">What it is for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyList<AttemptTable>> RunAsync<TItem>(
        IReadOnlyList<Skill> skills,
        IReadOnlyList<TItem> items,
        int first,
        int count,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
        where TItem : ISplitItem
    {
        var attempts = await AttemptsAsync(skills, items, first, count, plan, cancellationToken).ConfigureAwait(false);
        return Tables(skills.Count, items.Count, attempts);
    }

    /// <summary>Where each attempt went, in tables; the first replicate is at 0.</summary>
    public IReadOnlyList<AttemptTable> Tables(int skills, int items, IEnumerable<PairedAttempt> attempts)
    {
        AttemptTable[] tables = [.. Enumerable.Range(0, skills).Select(_ => new AttemptTable(items))];
        foreach (var attempt in attempts)
        {
            tables[attempt.Skill].Add(attempt.Position, attempt.Replicate, Attempt.Of(attempt.Result.Outcome, options));
        }

        return tables;
    }

    /// <inheritdoc cref="RunAsync"/>
    /// <returns>The attempts one by one.</returns>
    public async Task<IReadOnlyList<PairedAttempt>> AttemptsAsync<TItem>(
        IReadOnlyList<Skill> skills,
        IReadOnlyList<TItem> items,
        int first,
        int count,
        RolloutPlan plan,
        CancellationToken cancellationToken
    )
        where TItem : ISplitItem
    {
        (int Skill, int Position, int Replicate)[] asked =
        [
            .. from replicate in Enumerable.Range(0, count)
            from position in Enumerable.Range(0, items.Count)
            from skill in Enumerable.Range(0, skills.Count)
            select (skill, position, replicate),
        ];
        var results = await rollouts
            .RunAsync(
                [
                    .. asked.Select(one => new RolloutAttempt<TItem>(
                        skills[one.Skill],
                        items[one.Position],
                        first + one.Replicate
                    )),
                ],
                plan,
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. asked.Zip(
                results,
                (one, done) =>
                    new PairedAttempt(one.Skill, one.Position, one.Replicate, done.Result, done.Usage, done.JudgeUsage)
            ),
        ];
    }
}

/// <summary>One attempt of several skills at the same items.</summary>
/// <param name="Skill">Which skill, by its place.</param>
/// <param name="Position">Which item, by its place.</param>
/// <param name="Replicate">From 0.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Usage">What the target used.</param>
/// <param name="JudgeUsage">What the judge used.</param>
internal sealed record PairedAttempt(
    int Skill,
    int Position,
    int Replicate,
    RolloutResult Result,
    Usage Usage,
    Usage JudgeUsage
);
