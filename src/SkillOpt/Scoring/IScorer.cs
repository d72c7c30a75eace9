using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Scoring;

/// <summary>Scores an answer against an item's references.</summary>
public interface IScorer
{
    /// <summary>What decides a score besides item and answer: the scorer's name and settings.</summary>
    string Fingerprint { get; }

    /// <summary>Scores one answer. Must give the same result for the same item and answer.</summary>
    ValueTask<Outcome.Scored> ScoreAsync(TaskItem item, string answer, CancellationToken cancellationToken);
}
