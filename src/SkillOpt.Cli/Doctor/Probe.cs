using SkillOpt.Cli.Projects;
using SkillOpt.Cli.Rendering;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Cli.Doctor;

/// <summary>
/// Rolls out the initial and the empty skill to find items that are always or never solved. The test split is left out:
/// nobody should act on it.
/// </summary>
internal static class Probe
{
    private sealed record Attempt(TaskItem Item, Outcome Outcome);

    public static async Task<IReadOnlyList<Finding>> RunAsync(
        Patient patient,
        Project project,
        int repetitions,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var skills = new[] { project.InitialSkill, Skill.Empty }.Distinct().ToList();
        var requests = (
            from item in patient.Train.Concat(patient.Selection)
            from skill in skills
            from replicate in Enumerable.Range(0, repetitions)
            select new RolloutRequest(skill, item, replicate)
        ).ToList();
        var executor = new LocalRolloutExecutor(
            project.Environment,
            project.Target.Client,
            project.Target.Name,
            project.Rollouts,
            time,
            project.Judge is { } judge ? (judge.Client, judge.Name) : null
        );
        var attempts = new Attempt[requests.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = patient.Configuration.Value.Env.Rollouts.Workers,
                CancellationToken = cancellationToken,
            },
            async (at, token) =>
                attempts[at] = new Attempt(
                    requests[at].Item,
                    (await executor.ExecuteAsync(requests[at], token)).Result.Outcome
                )
        );
        return [.. Judge(attempts)];
    }

    private static IEnumerable<Finding> Judge(IReadOnlyList<Attempt> attempts)
    {
        var items = attempts
            .GroupBy(attempt => attempt.Item)
            .Select(group =>
                (group.Key.Id, Scores: group.Select(attempt => attempt.Outcome).OfType<Outcome.Scored>().ToList())
            )
            .ToList();
        var failed = attempts.Select(attempt => attempt.Outcome).OfType<Outcome.Unscored>().ToList();
        if (failed.Count > 0)
        {
            yield return new Finding(
                failed.Count == attempts.Count ? FindingLevel.Error : FindingLevel.Warning,
                "probe_failed",
                $"{failed.Count} of {attempts.Count} attempts have no score. The first: {Words.OneLine(failed[0].Reason)}"
            );
        }

        var always = items.Where(item => item.Scores.Count > 0 && item.Scores.All(score => score.Hard >= 1));
        var never = items.Where(item => item.Scores.Count > 0 && item.Scores.All(score => score.Hard <= 0));
        yield return Report(
            always.Select(item => item.Id),
            items.Count,
            "always_solved",
            0.5,
            "nothing can be learned from them"
        );
        yield return Report(
            never.Select(item => item.Id),
            items.Count,
            "never_solved",
            0.95,
            "they may be beyond the target, or have bad references"
        );
    }

    private static Finding Report(IEnumerable<string> found, int of, string check, double many, string meaning)
    {
        var ids = found.ToList();
        return new Finding(
            ids.Count > many * of ? FindingLevel.Warning : FindingLevel.Info,
            check,
            $"{ids.Count} of {of} training and selection items are {check.Replace('_', ' ')} with the initial and with an empty skill"
                + (ids.Count == 0 ? "." : $": {meaning}.")
        )
        {
            Items = ids,
        };
    }
}
