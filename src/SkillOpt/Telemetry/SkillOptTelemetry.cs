using System.Diagnostics;
using System.Diagnostics.Metrics;
using SkillOpt.Errors;
using SkillOpt.Models;
using SkillOpt.Rollouts;
using SkillOpt.Training;

namespace SkillOpt.Telemetry;

/// <summary>
/// What an observer may see: names, counts, durations and kinds of failure. Never a text: prompts, replies, skills,
/// feedback and error messages stay out. Nothing is decided by it.
/// </summary>
internal static class SkillOptTelemetry
{
    public const string Name = "SkillOpt";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        "s",
        "Duration of a model call, one try.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(power => 0.01 * (1 << power))],
        }
    );

    public static readonly Histogram<long> TokenUsage = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens of a model call, where the provider reports them.",
        advice: new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [.. Enumerable.Range(0, 14).Select(power => 1L << (2 * power))],
        }
    );

    private static readonly Counter<long> Rollouts = Meter.CreateCounter<long>(
        "skillopt.rollouts",
        "{rollout}",
        "Rollouts carried out."
    );

    public static Activity? StartRun(bool offline)
    {
        var activity = Source.StartActivity("skillopt run");
        activity?.SetTag("skillopt.offline", offline);
        return activity;
    }

    public static Activity? StartStep(Step step)
    {
        var activity = Source.StartActivity("skillopt step");
        activity?.SetTag("skillopt.epoch", step.Epoch);
        activity?.SetTag("skillopt.step", step.Number);
        return activity;
    }

    public static Activity? StartRollout(RolloutRequest request, string stage)
    {
        var activity = Source.StartActivity("skillopt rollout");
        activity?.SetTag("skillopt.stage", stage);
        activity?.SetTag("skillopt.item.id", request.Item.Id);
        activity?.SetTag("skillopt.skill.hash", request.Skill.Hash);
        return activity;
    }

    public static void Finished(this Activity? rollout, Outcome outcome)
    {
        var word = outcome is Outcome.Scored ? "scored" : "unscored";
        Rollouts.Add(1, new KeyValuePair<string, object?>("skillopt.outcome", word));
        rollout?.SetTag("skillopt.outcome", word);
        if (outcome is Outcome.Scored scored)
        {
            rollout?.SetTag("skillopt.score.hard", scored.Hard);
            rollout?.SetTag("skillopt.score.soft", scored.Soft);
        }
        else
        {
            rollout?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public static void Failed(this Activity? activity, Exception exception)
    {
        activity?.SetTag("error.type", ErrorType(exception));
        // What was called off, as by a gate that knows enough, did not go wrong.
        if (exception is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public static string ErrorType(Exception exception) =>
        exception switch
        {
            _ when CallFailures.StatusOf(exception) is { } status => $"{status}",
            ModelCallException { Failure: ModelCallFailure.RateLimited } => "rate_limited",
            ModelCallException { Failure: ModelCallFailure.Refused } => "refused",
            ModelCallException { Failure: ModelCallFailure.Rejected } => "rejected",
            ModelCallException => "transient",
            SkillOptException problem => Lower(problem.Kind),
            TimeoutException => "timeout",
            OperationCanceledException => "cancelled",
            _ => exception.GetType().FullName ?? "_OTHER",
        };

    private static string Lower(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.Usage => "usage",
            ErrorKind.Data => "data",
            ErrorKind.Provider => "provider",
            ErrorKind.Storage => "storage",
            ErrorKind.Budget => "budget",
            _ => "_OTHER",
        };
}
