using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace SkillOpt.Models;

/// <summary>Counts the calls and tokens that go through it. Thread-safe.</summary>
internal sealed class MeteredChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly Lock gate = new();
    private Usage total;

    public Usage Total
    {
        get
        {
            lock (gate)
            {
                return total;
            }
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
            Add(UsageOf(sent, response.Usage, response.Text));
            return response;
        }
        catch
        {
            Add(new Usage(1, 0, 0) { FailedCalls = 1 });
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var updates = new List<ChatResponseUpdate>();
        var usage = new Usage(1, 0, 0) { FailedCalls = 1 };
        try
        {
            await foreach (
                var update in base.GetStreamingResponseAsync(sent, options, cancellationToken).ConfigureAwait(false)
            )
            {
                updates.Add(update);
                yield return update;
            }

            var response = updates.ToChatResponse();
            usage = UsageOf(sent, response.Usage, response.Text);
        }
        finally
        {
            Add(usage);
        }
    }

    // The client belongs to whoever made it; this only counts.
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    /// <summary>Where a client says how many input tokens were written to the provider's cache.</summary>
    public const string CacheWrites = "cache_write_tokens";

    /// <summary>Where a client says what the call cost, in millionths of a US dollar.</summary>
    public const string ReportedCost = "cost_micro_usd";

    internal static Usage UsageOf(IReadOnlyList<ChatMessage> sent, UsageDetails? reported, string reply) =>
        reported is { InputTokenCount: { } input, OutputTokenCount: { } output }
            ? new Usage(1, input, output)
            {
                CachedInputTokens = reported.CachedInputTokenCount ?? 0,
                CacheWriteTokens = reported.AdditionalCounts?.GetValueOrDefault(CacheWrites) ?? 0,
                ReportedUsd = CostOf(reported),
            }
            : new Usage(1, sent.Sum(message => Tokens.Estimate(message.Text)), Tokens.Estimate(reply))
            {
                EstimatedCalls = 1,
                ReportedUsd = CostOf(reported),
            };

    private static decimal? CostOf(UsageDetails? reported) =>
        reported?.AdditionalCounts?.TryGetValue(ReportedCost, out var millionths) is true
            ? millionths / 1_000_000m
            : null;

    private void Add(Usage usage)
    {
        lock (gate)
        {
            total += usage;
        }
    }
}
