using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Scoring;

/// <summary>An answer is right when it matches any of the references, else wrong; hard and soft are the same.</summary>
internal abstract class RightOrWrongScorer : IScorer
{
    public abstract string Fingerprint { get; }

    public ValueTask<Outcome.Scored> ScoreAsync(TaskItem item, string answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var right = item.References.Any(reference => Matches(reference, answer));
        var score = right ? 1.0 : 0.0;
        return ValueTask.FromResult(new Outcome.Scored(score, score, Feedback.For(right, item.References, answer)));
    }

    protected abstract bool Matches(string reference, string answer);
}
