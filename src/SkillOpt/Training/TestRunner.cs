using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Skills;
using SkillOpt.Tasks;

namespace SkillOpt.Training;

/// <summary>Measures a skill on the test split. Nothing reads the results but the record.</summary>
internal sealed class TestRunner(RolloutRunner rollouts, IReadOnlyList<TestItem> items, BackgroundTasks background)
{
    /// <summary>Starts the measurement; null when there is nothing to measure.</summary>
    /// <param name="which"><c>initial</c>, <c>best</c> or <c>final</c>.</param>
    /// <param name="skill">The skill.</param>
    /// <param name="priority">Whether the loop waits for it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<TestScore?> Start(string which, Skill skill, Priority priority, CancellationToken cancellationToken) =>
        items.Count == 0
            ? Task.FromResult<TestScore?>(null)
            : background.Track(MeasureAsync(which, skill, priority, cancellationToken));

    private async Task<TestScore?> MeasureAsync(
        string which,
        Skill skill,
        Priority priority,
        CancellationToken cancellationToken
    )
    {
        var plan = new RolloutPlan($"test {which}", new UsageTally()) { Priority = priority };
        var mean = ScoreMean.Of(await rollouts.RunAsync(skill, items, plan, cancellationToken));
        return new TestScore(mean.Hard, mean.Soft, mean.Scored, mean.Total);
    }
}
