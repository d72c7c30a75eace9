using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace SkillOpt.Benchmarks.Simulation;

/// <summary>A model in this process: waits as long as its latency says, then answers with a function of the messages.</summary>
internal sealed class SimulatedModel(
    Func<CallId, TimeSpan> latency,
    Func<CallId, IReadOnlyList<ChatMessage>, string> answer
) : IChatClient
{
    private readonly Lock gate = new();
    private readonly List<double> lateness = [];
    private int calls;

    public int Calls => Volatile.Read(ref calls);

    /// <summary>By how many milliseconds each wait was longer than its latency.</summary>
    public IReadOnlyList<double> Lateness
    {
        get
        {
            lock (gate)
            {
                return [.. lateness];
            }
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref calls);
        var all = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var id = CallId.Of(all);
        if (latency(id) is { Ticks: > 0 } wait)
        {
            var started = Stopwatch.GetTimestamp();
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            var late = (Stopwatch.GetElapsedTime(started) - wait).TotalMilliseconds;
            lock (gate)
            {
                lateness.Add(late);
            }
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(id, all)))
        {
            Usage = new UsageDetails { InputTokenCount = 500, OutputTokenCount = 200 },
        };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
