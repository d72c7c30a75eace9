using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace SkillOpt.Telemetry;

/// <summary>One try of a model call, in the words of OpenTelemetry's conventions for generative AI.</summary>
internal sealed class ModelCallSpan : IDisposable
{
    private readonly TimeProvider time;
    private readonly long started;
    private readonly Activity? activity;
    private TagList tags;

    private ModelCallSpan(TimeProvider time, Activity? activity, TagList tags)
    {
        (this.time, this.activity, this.tags) = (time, activity, tags);
        started = time.GetTimestamp();
        foreach (var (name, value) in tags)
        {
            activity?.SetTag(name, value);
        }
    }

    /// <returns>Null when nobody listens.</returns>
    public static ModelCallSpan? Start(string role, TimeProvider time, IChatClient client, ChatOptions? options)
    {
        if (
            !SkillOptTelemetry.Source.HasListeners()
            && !SkillOptTelemetry.CallDuration.Enabled
            && !SkillOptTelemetry.TokenUsage.Enabled
        )
        {
            return null;
        }

        var metadata = client.GetService<ChatClientMetadata>();
        var model = options?.ModelId ?? metadata?.DefaultModelId;
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "skillopt.role", role } };
        AddKnown(ref tags, "gen_ai.provider.name", metadata?.ProviderName);
        AddKnown(ref tags, "gen_ai.request.model", model);
        var name = string.IsNullOrEmpty(model) ? "chat" : $"chat {model}";
        return new ModelCallSpan(time, SkillOptTelemetry.Source.StartActivity(name, ActivityKind.Client), tags);
    }

    public void Succeeded(UsageDetails? reported)
    {
        Count("input", reported?.InputTokenCount);
        Count("output", reported?.OutputTokenCount);
    }

    public void Failed(string errorType)
    {
        tags.Add("error.type", errorType);
        activity?.SetTag("error.type", errorType);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        SkillOptTelemetry.CallDuration.Record(time.GetElapsedTime(started).TotalSeconds, tags);
        activity?.Dispose();
    }

    // What the provider does not report is not guessed here.
    private void Count(string type, long? tokens)
    {
        if (tokens is not { } count)
        {
            return;
        }

        activity?.SetTag($"gen_ai.usage.{type}_tokens", count);
        var typed = tags;
        typed.Add("gen_ai.token.type", type);
        SkillOptTelemetry.TokenUsage.Record(count, typed);
    }

    private static void AddKnown(ref TagList tags, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            tags.Add(name, value);
        }
    }
}
