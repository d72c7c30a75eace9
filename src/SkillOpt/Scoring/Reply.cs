using Microsoft.Extensions.AI;
using SkillOpt.Rollouts;
using SkillOpt.Tasks;

namespace SkillOpt.Scoring;

/// <summary>What of a whole reply is scored, and what is shown as its answer.</summary>
internal static class Reply
{
    private const string OpenTag = "<answer>";
    private const string CloseTag = "</answer>";

    /// <summary>The text in the last answer tags, or the whole reply when there are none.</summary>
    public static string Tagged(string reply)
    {
        var close = reply.LastIndexOf(CloseTag, StringComparison.OrdinalIgnoreCase);
        var open = close < 0 ? -1 : reply[..close].LastIndexOf(OpenTag, StringComparison.OrdinalIgnoreCase);
        return open < 0 ? reply.Trim() : reply[(open + OpenTag.Length)..close].Trim();
    }

    /// <summary>What the scorer is given.</summary>
    public static string Scored(IScorer scorer, string reply) => scorer is IExtractsAnswer ? reply : Tagged(reply);

    /// <summary>What the scorer takes for the answer.</summary>
    public static string Answer(IScorer scorer, TaskItem item, string reply) =>
        scorer is IExtractsAnswer extracting ? extracting.Extract(item, reply) : Tagged(reply);

    /// <summary>The result of an attempt whose answer is its reply: the same one however the target has worked.</summary>
    public static async Task<RolloutResult> ResultAsync(
        IScorer scorer,
        TaskItem item,
        string reply,
        IReadOnlyList<TrajectoryEntry> trajectory,
        IChatClient? judge,
        CancellationToken cancellationToken
    )
    {
        var submission = new Submission(item, Scored(scorer, reply)) { Trajectory = trajectory, Judge = judge };
        var scored = await scorer.ScoreAsync(submission, cancellationToken).ConfigureAwait(false);
        return new RolloutResult(scored, Answer(scorer, item, reply), trajectory);
    }
}
