using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Runs;
using SkillOpt.Skills;
using SkillOpt.Tasks;
using SkillOpt.Training;

namespace SkillOpt.Releases;

/// <summary>What may be claimed of trained skills, and what they can do without. No optimizer is called.</summary>
public static class SkillRelease
{
    /// <summary>
    /// Repeats the release verdict for finished skills, under the job's target, environment and items: whether they
    /// still hold after a change of one of these. The job's initial skill is what they are compared with. Results and
    /// <c>release.json</c> go to the job's run directory; without one they are kept in memory.
    /// </summary>
    /// <param name="job">What to measure with, and its <c>evaluation.release_*</c> options.</param>
    /// <param name="skills">The skills, the preferred one first.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="SkillOptException">No skill, bad options or data, or a provider that keeps failing.</exception>
    public static async Task<ReleaseReport> RegateAsync(
        TrainingJob job,
        IReadOnlyList<Skill> skills,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(skills);
        if (skills.Count == 0)
        {
            throw SkillOptException.BadUsage("There is no skill to measure again. Give at least one.");
        }

        var evaluation = job.Options.Evaluation;
        using var session = MeasuringSession.Open(job);
        var stage = new ReleaseStage(
            new PairedRunner(session.Rollouts, evaluation),
            SplitPart.First(job.Splits.Selection, evaluation.SelEnvNum),
            evaluation.EvalTest ? SplitPart.First(job.Splits.Test, evaluation.TestEnvNum) : [],
            evaluation
        );
        var report = await stage
            .RunAsync(
                job.InitialSkill,
                [.. skills.Select((skill, i) => new Releasable(skill, $"skill_{i + 1}", SearchScore: null))],
                Replicates.Again,
                new UsageTally(),
                cancellationToken
            )
            .ConfigureAwait(false);
        session.Store.WriteText(
            RunFiles.Release,
            TrainingJson.Indented(ReleaseRecord.Of(report, job.IsDeterministic)!)
        );
        return report;
    }

    /// <summary>
    /// Measures skills with fresh attempts at the items of a split, and compares each two of them. Results go to the
    /// job's run directory, in which every measurement with the same target finds the earlier ones; without one they
    /// are kept in memory. Offline they come from there alone.
    /// </summary>
    /// <param name="job">What to measure with. Its initial skill is not used and no optimizer is called.</param>
    /// <param name="skills">The skills. Equal ones share their attempts.</param>
    /// <param name="options">Items and effort; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="SkillOptException">
    /// No skill or no item, bad options or data, a provider that keeps failing, or a budget that ran out.
    /// </exception>
    public static async Task<MeasureReport> MeasureAsync(
        TrainingJob job,
        IReadOnlyList<Skill> skills,
        MeasureOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(skills);
        options ??= new MeasureOptions();
        if (skills.Count == 0)
        {
            throw SkillOptException.BadUsage("There is no skill to measure. Give at least one.");
        }

        if (options.Replicates < 1)
        {
            throw SkillOptException.BadUsage($"Replicates are {options.Replicates}; they must be at least 1.");
        }

        var items = MeasuredItems.Of(job, options.Split);
        if (!job.Offline)
        {
            await job.Environment.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        using var session = MeasuringSession.OpenShared(job);
        var different = skills.Distinct().ToList();
        var runner = new PairedRunner(session.Rollouts, job.Options.Evaluation);
        var attempts = await runner
            .AttemptsAsync(
                different,
                items,
                Replicates.Measuring,
                options.Replicates,
                new RolloutPlan("measure", new UsageTally()),
                cancellationToken
            )
            .ConfigureAwait(false);
        var tables = runner.Tables(different.Count, items.Count, attempts);
        var places = skills.Select(skill => different.IndexOf(skill)).ToList();
        return new MeasureReport
        {
            Skills =
            [
                .. places.Select(place =>
                    SkillMeter.Of(
                        different[place],
                        items,
                        tables[place],
                        [.. attempts.Where(attempt => attempt.Skill == place)]
                    )
                ),
            ],
            Pairs =
            [
                .. from before in Enumerable.Range(0, places.Count)
                from after in Enumerable.Range(before + 1, places.Count - before - 1)
                where places[before] != places[after]
                select new MeasuredPair(
                    before,
                    after,
                    PairedResult.From(PairedScores.From(tables[places[before]], tables[places[after]]))
                ),
            ],
        };
    }

    /// <summary>
    /// Tests which lines of a skill can go without loss, on the job's selection split. Results go to the job's run
    /// directory; without one they are kept in memory.
    /// </summary>
    /// <param name="job">What to measure with.</param>
    /// <param name="skill">The skill.</param>
    /// <param name="options">Margin and effort; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="SkillOptException">Bad options or data, or a provider that keeps failing.</exception>
    public static async Task<PruneReport> PruneAsync(
        TrainingJob job,
        Skill skill,
        PruneOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(skill);
        options ??= new PruneOptions();
        if (options is not { Margin: > 0 and <= 1, Replicates: >= 1, MaxTests: >= 2 })
        {
            throw SkillOptException.BadUsage(
                "A margin is above 0 and at most 1, replicates are at least 1, and tests at least 2."
            );
        }

        var evaluation = job.Options.Evaluation;
        using var session = MeasuringSession.Open(job);
        var pruner = new Pruner(
            new PairedRunner(session.Rollouts, evaluation),
            SplitPart.First(job.Splits.Selection, evaluation.SelEnvNum),
            options,
            evaluation.MinCoverage
        );
        return await pruner.RunAsync(skill, cancellationToken).ConfigureAwait(false);
    }
}
