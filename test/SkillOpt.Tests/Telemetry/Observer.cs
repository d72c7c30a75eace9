using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SkillOpt.Tests.Telemetry;

/// <summary>Sees what one test causes, and nothing of the tests beside it.</summary>
internal sealed class Observer : IDisposable
{
    private readonly Activity root = new Activity("test").Start();
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<Measurement> measurements = new();
    private readonly ActivityListener listener;
    private readonly MeterListener meters = new();

    public Observer()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SkillOpt",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        meters.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "SkillOpt")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        meters.Start();
    }

    public IReadOnlyList<Activity> Spans => [.. spans];

    public IReadOnlyList<Measurement> Measurements => [.. measurements];

    /// <summary>Everything that could be read by somebody.</summary>
    public IEnumerable<string> Words() =>
        Spans
            .SelectMany(span =>
                span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags))
                    .SelectMany(tag => (string[])[tag.Key, $"{tag.Value}"])
                    .Concat([span.DisplayName, span.StatusDescription ?? ""])
                    .Concat(span.Baggage.Select(pair => $"{pair}"))
            )
            .Concat(Measurements.SelectMany(one => one.Tags.Select(tag => $"{tag.Key} {tag.Value}")));

    public void Dispose()
    {
        meters.Dispose();
        listener.Dispose();
        root.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current?.TraceId == root.TraceId)
        {
            measurements.Enqueue(new Measurement(instrument.Name, instrument.Unit, value, new(tags.ToArray())));
        }
    }

    /// <summary>One recorded value.</summary>
    public sealed record Measurement(string Name, string? Unit, double Value, Dictionary<string, object?> Tags);
}
