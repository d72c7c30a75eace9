using System.Threading.Channels;
using SkillOpt.Runs;

namespace SkillOpt.Training;

/// <summary>Hands events from the loop to whoever watches, through the event log that holds a replay to its word.</summary>
internal sealed class EventStream(EventLog log)
{
    private readonly Channel<TrainingEvent> channel = Channel.CreateUnbounded<TrainingEvent>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    public IAsyncEnumerable<TrainingEvent> ReadAllAsync(CancellationToken cancellationToken) =>
        channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Logs the event, or checks it against the log of an earlier session, and publishes it.</summary>
    /// <returns>When it happened: on a replay, the first time.</returns>
    public DateTimeOffset Emit(TrainingEvent happened)
    {
        var at = Log(happened);
        Publish(happened);
        return at;
    }

    public DateTimeOffset Log(TrainingEvent happened)
    {
        log.Append(TrainingJson.NameOf(happened), TrainingJson.PayloadOf(happened));
        return log.LatestTime;
    }

    public void Publish(TrainingEvent happened) => channel.Writer.TryWrite(happened);

    public void Complete(Exception? error = null) => channel.Writer.TryComplete(error);
}
