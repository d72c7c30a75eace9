using SkillOpt.Gating;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>
/// Tries the chosen edits on the failures that they were written for. An item of the selection split says little about
/// one edit, because few edits concern it; an item that failed for what the edit mends says much. Nothing is accepted
/// by this: what passes still has to pass the gate.
/// </summary>
internal sealed class EditChecker(RolloutRunner rollouts, TrainingOptions options)
{
    /// <summary>The most items that an edit is tried on.</summary>
    public const int ItemsOfAnEdit = 2;

    public static bool IsOn(TrainingOptions options) =>
        options is { Evaluation.UseGate: true, Optimizer.SkillUpdateMode: SkillUpdateMode.Patch }
        && (options.Optimizer.CheckEdits ?? options.Evaluation.Gate == GateKind.Auto);

    /// <summary>All edits at once, as the gate would see them: two rounds of attempts, however many they are.</summary>
    /// <returns>One for each chosen edit, in order.</returns>
    public async Task<IReadOnlyList<EditCheck>> CheckAsync(
        Skill current,
        StepScope scope,
        CancellationToken cancellationToken
    )
    {
        var items = scope
            .Batches.SelectMany(batch => batch.Batch.Items)
            .DistinctBy(item => item.Item.Id)
            .ToDictionary(item => item.Item.Id, StringComparer.Ordinal);
        var named = scope
            .Chosen.Select(edit => edit.NamedItems.Where(items.ContainsKey).Take(ItemsOfAnEdit).ToList())
            .ToList();

        // What fails once may be bad luck, and would then be taken for mended.
        var again = await FailsAsync(current, options.Train.Replicates, named.SelectMany(ids => ids));
        var failing = named.Select(ids => ids.Where(id => again[id] == true).ToList()).ToList();
        var trial = current.Apply([.. scope.Chosen.Select(edit => edit.Edit!)]).Skill;
        var tried = await FailsAsync(trial, replicate: 0, failing.SelectMany(ids => ids));
        return
        [
            .. scope.Chosen.Zip(
                failing,
                (edit, ids) =>
                    new EditCheck(
                        edit,
                        ids.Count,
                        ids.Count(id => tried[id] is not null),
                        ids.Count(id => tried[id] == false)
                    )
            ),
        ];

        async Task<Dictionary<string, bool?>> FailsAsync(Skill skill, int replicate, IEnumerable<string> ids)
        {
            TrainItem[] asked = [.. ids.Distinct(StringComparer.Ordinal).Select(id => items[id])];
            var plan = new RolloutPlan("check", scope.Tally);
            var made = await rollouts.RunAsync(
                [.. asked.Select(item => new RolloutAttempt<TrainItem>(skill, item, replicate))],
                plan,
                cancellationToken
            );
            return made.ToDictionary(
                rollout => rollout.Item.Item.Id,
                rollout => rollout.ForAnalyst()?.IsFailure,
                StringComparer.Ordinal
            );
        }
    }
}
