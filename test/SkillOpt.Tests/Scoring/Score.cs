using SkillOpt.Rollouts;
using SkillOpt.Scoring;
using SkillOpt.Tasks;

namespace SkillOpt.Tests.Scoring;

internal static class Score
{
    public static Outcome.Scored Of(IScorer scorer, string answer, params string[] references) =>
        scorer
            .ScoreAsync(new TaskItem("id", "prompt", references), answer, TestContext.Current.CancellationToken)
            .AsTask()
            .GetAwaiter()
            .GetResult();
}
