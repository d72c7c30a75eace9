using Microsoft.Extensions.AI;
using SkillOpt.Errors;
using SkillOpt.Models;

namespace SkillOpt.Rollouts;

/// <summary>Carries out rollouts in this process, with a time limit for each attempt and a few tries.</summary>
internal sealed class LocalRolloutExecutor(
    IEnvironment environment,
    IChatClient target,
    string targetName,
    RolloutOptions options,
    TimeProvider time
) : IRolloutExecutor
{
    public string Fingerprint { get; } = $"{environment.Fingerprint}\n{targetName}";

    public async Task<ExecutedRollout> ExecuteAsync(RolloutRequest request, CancellationToken cancellationToken)
    {
        using var metered = new MeteredChatClient(target);
        for (var failures = 0; ; )
        {
            var (result, reason) = await AttemptAsync(request, metered, cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                return new ExecutedRollout(result, metered.Total);
            }

            if (++failures > options.Retries)
            {
                var outcome = new Outcome.Unscored($"{reason} ({failures} {(failures == 1 ? "try" : "tries")})");
                return new ExecutedRollout(new RolloutResult(outcome, "", []), metered.Total);
            }

            await Backoff.WaitAsync(failures, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(RolloutResult? Result, string Reason)> AttemptAsync(
        RolloutRequest request,
        IChatClient metered,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer =
            options.ExecTimeout > 0
                ? time.CreateTimer(
                    source => ((CancellationTokenSource)source!).Cancel(),
                    limit,
                    TimeSpan.FromSeconds(options.ExecTimeout),
                    Timeout.InfiniteTimeSpan
                )
                : null;
        try
        {
            var result = await environment.RunAsync(request, metered, limit.Token).ConfigureAwait(false);
            return (Checked(result), "");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (null, $"no answer within {options.ExecTimeout} s");
        }
        catch (Exception exception)
        {
            var words =
                exception is SkillOptException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
            return (null, words);
        }
    }

    /// <summary>A scorer that breaks its range would poison every mean; its results are not scores.</summary>
    private static RolloutResult Checked(RolloutResult result) =>
        result.Outcome is Outcome.Scored { Hard: >= 0 and <= 1, Soft: >= 0 and <= 1 } or Outcome.Unscored
            ? result
            : result with
            {
                Outcome = new Outcome.Unscored($"the scorer returned {result.Outcome}; scores lie between 0 and 1"),
            };
}
